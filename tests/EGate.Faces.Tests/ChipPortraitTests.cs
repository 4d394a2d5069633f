using EGate.Devices.Simulated;
using EGate.Documents;
using OpenCvSharp;

namespace EGate.Faces.Tests;

/// <summary>A real portrait on its way from a passport's chip to the face engine: both standards of DG2, all three formats.</summary>
public sealed class ChipPortraitTests(Sight sight)
{
    private static readonly TimeProvider Time = new LeapingTime();

    public static TheoryData<FaceStandard, PortraitFormat> Forms =>
        [
            .. Enum.GetValues<FaceStandard>()
                .SelectMany(s =>
                    Enum.GetValues<PortraitFormat>().Select(f => new TheoryDataRow<FaceStandard, PortraitFormat>(s, f))
                ),
        ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Portrait_of_the_chip_is_the_face_that_was_put_there(FaceStandard standard, PortraitFormat format)
    {
        using var authority = new IssuingAuthority(7, Time);
        var passport = authority.Issue(
            new PassportOrder(
                new MrzFields("ERIKSSON", "ANNA MARIA", "L898902C3", "740812", "F", "310415"),
                Picture(format),
                Contents: new PassportContents { Face = standard }
            )
        );

        var face = Dg2.Parse(passport.Files[LdsFile.Dg2]).Faces[0];
        using var portrait = Dg2.ParsePortrait(passport.Files[LdsFile.Dg2]);
        using var fromChip = sight.Enrol(portrait.Bytes);
        using var original = sight.Enrol(sight.GenuinePortrait);

        Assert.Equal((standard, format), (face.Standard, portrait.Format));
        Assert.Equal((413, 531), (face.Width, face.Height));
        Assert.InRange(fromChip.Compare(original), 0.95, 1);
    }

    /// <summary>Some issuers fill the block up behind the image.</summary>
    [Fact]
    public void Padding_behind_the_image_does_not_hide_the_face()
    {
        using var template = sight.Enrol([.. Picture(PortraitFormat.Jpeg2000), .. new byte[500]]);

        Assert.False(template.IsWiped);
    }

    private byte[] Picture(PortraitFormat format)
    {
        if (format == PortraitFormat.Jpeg)
        {
            return sight.GenuinePortrait;
        }

        using var picture = Cv2.ImDecode(sight.GenuinePortrait, ImreadModes.Color);
        var jp2 = Sight.Encode(picture, ".jp2");
        return format == PortraitFormat.Jpeg2000 ? jp2 : jp2[jp2.AsSpan().IndexOf<byte>([0xFF, 0x4F, 0xFF, 0x51])..];
    }
}
