using EGate.Devices.Simulated;

namespace EGate.Documents.Tests;

/// <summary>Portraits in both forms, in all three formats, and what goes wrong with them.</summary>
public sealed class Dg2Tests
{
    private const string Jpeg = "FFD8FFE000FFD9";
    private const string Jp2 = "0000000C6A5020200D0A870A00FFD9";
    private const string CodeStream = "FF4FFF5100FFD9";

    public static TheoryData<FaceStandard, string, PortraitFormat> Pictures =>
        new()
        {
            { FaceStandard.Iso19794, Jpeg, PortraitFormat.Jpeg },
            { FaceStandard.Iso19794, Jp2, PortraitFormat.Jpeg2000 },
            { FaceStandard.Iso19794, CodeStream, PortraitFormat.Jpeg2000CodeStream },
            { FaceStandard.Iso39794, Jpeg, PortraitFormat.Jpeg },
            { FaceStandard.Iso39794, Jp2, PortraitFormat.Jpeg2000 },
            { FaceStandard.Iso39794, CodeStream, PortraitFormat.Jpeg2000CodeStream },
        };

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Portrait_of_each_form_and_format_is_found(FaceStandard standard, string image, PortraitFormat format)
    {
        using var authority = Specimens.Authority();
        var order = new PassportOrder(
            Specimens.Holder,
            Convert.FromHexString(image),
            Contents: new PassportContents { Face = standard }
        );
        var file = authority.Issue(order).Files[LdsFile.Dg2];

        using var portrait = Dg2.ParsePortrait(file);
        var face = Assert.Single(Dg2.Parse(file).Faces);

        Assert.Equal((standard, format), (face.Standard, portrait.Format));
        Assert.Equal(image, Convert.ToHexString(portrait.Bytes));
        Assert.Equal(format == PortraitFormat.Jpeg ? format : PortraitFormat.Jpeg2000, face.DeclaredFormat);
    }

    [Fact]
    public void Portrait_behind_feature_points_is_found()
    {
        using var portrait = Dg2.ParsePortrait(Record(Block(Jpeg, featurePoints: 3)));

        Assert.Equal(Jpeg, Convert.ToHexString(portrait.Bytes));
    }

    [Fact]
    public void First_of_several_images_is_the_portrait()
    {
        var file = Record(Block(CodeStream), Block(Jpeg), Block(Jp2));

        using var portrait = Dg2.ParsePortrait(file);

        Assert.Equal(CodeStream, Convert.ToHexString(portrait.Bytes));
        Assert.Equal(
            [PortraitFormat.Jpeg2000CodeStream, PortraitFormat.Jpeg, PortraitFormat.Jpeg2000],
            Dg2.Parse(file).Faces.Select(f => f.Format)
        );
    }

    [Fact]
    public void Images_of_several_templates_are_all_found()
    {
        var template = TlvReader.Open(TlvReader.Open(Record(Block(Jpeg)), 0x75), 0x7F61).ToArray();
        byte[] both = [.. template, .. template];

        Assert.Equal(2, Dg2.Parse(TlvWriter.Write(0x75, TlvWriter.Write(0x7F61, both))).Faces.Count);
    }

    /// <summary>The bytes decide: some issuers declare a JPEG and store a JPEG 2000.</summary>
    [Fact]
    public void Wrong_type_in_the_record_does_not_matter()
    {
        var face = Dg2.Parse(Record(Block(Jp2, declared: 0))).Faces[0];

        Assert.Equal((PortraitFormat.Jpeg2000, PortraitFormat.Jpeg), (face.Format, face.DeclaredFormat));
    }

    [Theory]
    [InlineData("0000")]
    [InlineData("FFFFFF")]
    public void Padding_behind_the_image_is_left_alone(string padding)
    {
        var inside = Dg2.Parse(Record(Block(Jp2 + padding))).Faces[0];
        var behind = Dg2.Parse(Record([.. Block(Jp2), .. Convert.FromHexString(padding)], 1)).Faces[0];

        Assert.Equal(Jp2 + padding, Convert.ToHexString(inside.Bytes.Span));
        Assert.Equal(Jp2, Convert.ToHexString(behind.Bytes.Span));
    }

    [Fact]
    public void Length_of_the_record_without_its_header_is_tolerated()
    {
        var file = Record(Block(Jpeg));
        file[file.AsSpan().IndexOf("FAC\0"u8) + 11] -= 8;

        Assert.Single(Dg2.Parse(file).Faces);
    }

    public static TheoryData<byte[], string> Unusable =>
        new()
        {
            { Record(Block("474946383961FFD9")), "dg2-image-format" },
            { Record(Block("FFD8FFE00000")), "dg2-image-truncated" },
            { Record(Block("")), "dg2-truncated" },
            { Record([], 0), "dg2-no-image" },
            { Record([], 1), "dg2-truncated" },
            { Record([.. Enumerable.Repeat(Block(Jpeg), 10).SelectMany(b => b)], 10), "dg2-too-many-images" },
            { Record([.. Block(Jpeg), 1, 2, 3], 1), "dg2-length" },
            { File([]), "dg2-no-image" },
            { File([.. "FAC\0030\0"u8, .. new byte[60]]), "dg2-format-not-supported" },
            { File([1, 2, 3, 4]), "dg2-format-not-supported" },
            { TlvWriter.Write(0x75, TlvWriter.Write(0x7F61)), "dg2-no-image" },
            { File(Block39794(TlvWriter.Write(0xA1, []))), "dg2-format-not-supported" },
            {
                File(TlvWriter.Write(0xA1, TlvWriter.Write(0x65, TlvWriter.Write(0xA0), TlvWriter.Write(0xA1)))),
                "dg2-no-image"
            },
            { File(TlvWriter.Write(0xA1, TlvWriter.Write(0x65))), "tlv-missing" },
            { File(TlvWriter.Write(0xA1)), "tlv-truncated" },
        };

    [Theory]
    [MemberData(nameof(Unusable))]
    public void Unusable_portrait_is_named(byte[] file, string reason)
    {
        var e = Assert.Throws<DocumentFormatException>(() => Dg2.ParsePortrait(file));

        Assert.Equal(reason, e.Reason);
    }

    /// <summary>Optional blocks of ISO/IEC 39794-5, before and after those that are taken, are passed over.</summary>
    [Fact]
    public void Blocks_that_are_not_needed_are_passed_over()
    {
        var information = TlvWriter.Write(
            0xA1,
            TlvWriter.Write(0xA0, TlvWriter.Write(0x80, [2])),
            TlvWriter.Write(0xA1, TlvWriter.Write(0xA1, TlvWriter.Write(0x80, [0]))),
            TlvWriter.Write(0xA7, TlvWriter.Write(0x80, [0x01, 0x9D]), TlvWriter.Write(0x81, [0x02, 0x13])),
            TlvWriter.Write(0xA9, TlvWriter.Write(0xA1, TlvWriter.Write(0x80, [2])))
        );
        var picture = TlvWriter.Write(0xA0, TlvWriter.Write(0x80, Convert.FromHexString(Jpeg)), information);
        byte[] more = [.. TlvWriter.Write(0xA2, TlvWriter.Write(0x80, [0x07, 0xE8])), .. TlvWriter.Write(0xA9, [1, 2])];
        var file = File(Block39794(TlvWriter.Write(0xA0, picture), more));

        var face = Assert.Single(Dg2.Parse(file).Faces);

        Assert.Equal((413, 531), (face.Width, face.Height));
        Assert.Equal(Jpeg, Convert.ToHexString(face.Bytes.Span));
    }

    private static byte[] Block39794(byte[] representation, params byte[] more) =>
        TlvWriter.Write(
            0xA1,
            TlvWriter.Write(
                0x65,
                TlvWriter.Write(0xA0, TlvWriter.Write(0x80, [3]), TlvWriter.Write(0x81, [0x07, 0xE3])),
                TlvWriter.Write(
                    0xA1,
                    TlvWriter.Write(0x30, TlvWriter.Write(0x80, [0]), TlvWriter.Write(0xA1, representation), more)
                )
            )
        );

    private static byte[] Record(params byte[][] blocks) => Record([.. blocks.SelectMany(b => b)], blocks.Length);

    /// <summary>A facial record, made here from the tables of ISO/IEC 19794-5.</summary>
    private static byte[] Record(byte[] blocks, int count) =>
        File([
            .. "FAC\0010\0"u8,
            0,
            0,
            (byte)((14 + blocks.Length) >> 8),
            (byte)((14 + blocks.Length) & 0xFF),
            0,
            (byte)count,
            .. blocks,
        ]);

    private static byte[] Block(string image, int featurePoints = 0, byte declared = 1)
    {
        var bytes = Convert.FromHexString(image);
        var length = 20 + (8 * featurePoints) + 12 + bytes.Length;
        return
        [
            0,
            0,
            0,
            (byte)length,
            0,
            (byte)featurePoints,
            .. new byte[14 + (8 * featurePoints)],
            1,
            declared,
            .. new byte[10],
            .. bytes,
        ];
    }

    private static byte[] File(byte[] data) =>
        TlvWriter.Write(
            0x75,
            TlvWriter.Write(0x7F61, TlvWriter.Write(0x02, [1]), TlvWriter.Write(0x7F60, TlvWriter.Write(0x5F2E, data)))
        );
}
