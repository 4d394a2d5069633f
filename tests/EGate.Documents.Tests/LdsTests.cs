namespace EGate.Documents.Tests;

public sealed class LdsTests
{
    [Theory]
    [InlineData("", "tlv-truncated")]
    [InlineData("75", "tlv-truncated")]
    [InlineData("7580", "tlv-length-not-supported")]
    [InlineData("7584000000FF", "tlv-length-not-supported")]
    [InlineData("7583FFFFFF", "tlv-truncated")]
    [InlineData("7F8182830100", "tlv-tag-too-long")]
    public void Malformed_header_is_named(string hex, string reason)
    {
        var e = Assert.Throws<DocumentFormatException>(() => TlvReader.ReadFirst(Convert.FromHexString(hex)));
        Assert.Equal(reason, e.Reason);
    }

    [Theory]
    [InlineData(0x61u, 5)]
    [InlineData(0x5F1Fu, 0x7F)]
    [InlineData(0x7F61u, 0x80)]
    [InlineData(0x75u, 0x100)]
    [InlineData(0x75u, 0x10000)]
    public void Written_object_reads_back(uint tag, int length)
    {
        var value = new byte[length];
        value[^1] = 1;

        var read = TlvReader.ReadFirst(TlvWriter.Write(tag, value));

        Assert.Equal(tag, read.Tag);
        Assert.Equal(value, read.Value.ToArray());
    }

    [Fact]
    public void More_objects_than_the_bound_are_refused()
    {
        var objects = Enumerable
            .Repeat(new byte[] { 0x04, 0x00 }, TlvReader.MaxElements + 1)
            .SelectMany(b => b)
            .ToArray();

        Assert.Equal("tlv-too-many", Assert.Throws<DocumentFormatException>(() => TlvReader.ReadAll(objects)).Reason);
    }

    [Fact]
    public void Data_group_tags_are_those_of_the_standard()
    {
        Assert.Equal([0x61, 0x75, 0x63, 0x76, 0x65], Enumerable.Range(1, 5).Select(g => (int)LdsFile.TagOf(g)));
        Assert.Equal(
            Enumerable.Range(1, 16),
            Enumerable.Range(1, 16).Select(g => LdsFile.DataGroupOf(LdsFile.TagOf(g)))
        );
        Assert.Equal(0, LdsFile.DataGroupOf(0x64));
    }

    [Theory]
    [InlineData("FFD8FFE000", PortraitFormat.Jpeg)]
    [InlineData("0000000C6A5020200D0A870A00", PortraitFormat.Jpeg2000)]
    [InlineData("FF4FFF5100", PortraitFormat.Jpeg2000CodeStream)]
    public void Portrait_format_is_told_by_its_first_bytes(string image, PortraitFormat format)
    {
        using var portrait = Dg2.ParsePortrait(Dg2File(Convert.FromHexString(image)));

        Assert.Equal(format, portrait.Format);
        Assert.Equal(image, Convert.ToHexString(portrait.Bytes));
    }

    [Fact]
    public void Portrait_behind_feature_points_is_found()
    {
        using var portrait = Dg2.ParsePortrait(Dg2File([0xFF, 0xD8, 0xFF, 0xE0], featurePoints: 3));

        Assert.Equal("FFD8FFE0", Convert.ToHexString(portrait.Bytes));
    }

    [Theory]
    [InlineData("474946383961", "dg2-image-format")]
    [InlineData("", "dg2-truncated")]
    public void Unusable_portrait_is_named(string image, string reason)
    {
        var e = Assert.Throws<DocumentFormatException>(() => Dg2.ParsePortrait(Dg2File(Convert.FromHexString(image))));

        Assert.Equal(reason, e.Reason);
    }

    [Fact]
    public void Record_of_the_newer_standard_is_named_as_not_supported()
    {
        var file = TlvWriter.Write(
            0x75,
            TlvWriter.Write(0x7F61, TlvWriter.Write(0x7F60, TlvWriter.Write(0x7F2E, new byte[60])))
        );

        Assert.Equal(
            "dg2-format-not-supported",
            Assert.Throws<DocumentFormatException>(() => Dg2.ParsePortrait(file)).Reason
        );
    }

    /// <summary>A facial record whose lengths are right, made here from the tables of ISO/IEC 19794-5.</summary>
    private static byte[] Dg2File(byte[] image, int featurePoints = 0)
    {
        byte[] block =
        [
            0,
            0,
            0,
            (byte)(20 + (8 * featurePoints) + 12 + image.Length),
            0,
            (byte)featurePoints,
            .. new byte[14 + (8 * featurePoints) + 12],
            .. image,
        ];
        byte[] record = [.. "FAC\0010\0"u8, 0, 0, 0, (byte)(14 + block.Length), 0, 1, .. block];
        return TlvWriter.Write(0x75, TlvWriter.Write(0x7F61, TlvWriter.Write(0x7F60, TlvWriter.Write(0x5F2E, record))));
    }
}
