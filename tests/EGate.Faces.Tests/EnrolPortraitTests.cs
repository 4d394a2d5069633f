using OpenCvSharp;

namespace EGate.Faces.Tests;

public sealed class EnrolPortraitTests(Sight sight)
{
    [Fact]
    public void Portrait_has_the_size_that_DG2_asks_for()
    {
        using var image = Sight.Decode(sight.GenuinePortrait);

        Assert.Equal((413, 531), (image.Width, image.Height));
        Assert.InRange(sight.GenuinePortrait.Length, 12 * 1024, 20 * 1024);
        Assert.InRange(sight.ImpostorPortrait.Length, 12 * 1024, 20 * 1024);
    }

    [Fact]
    public void Jpeg2000_gives_the_same_face_as_jpeg()
    {
        using var fromJpeg = sight.Enrol(sight.GenuinePortrait);
        using var fromJp2 = sight.Enrol(Jp2());

        Assert.InRange(fromJpeg.Compare(fromJp2), 0.95, 1);
    }

    [Fact]
    public void Bare_codestream_is_read_too()
    {
        var jp2 = Jp2();
        var start = jp2.AsSpan().IndexOf<byte>([0xFF, 0x4F, 0xFF, 0x51]);

        using var template = sight.Enrol(jp2[start..]);

        Assert.False(template.IsWiped);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a picture")]
    [InlineData("GIF89a")]
    public void Other_bytes_are_not_an_image(string text) =>
        Refused("portrait-not-an-image", System.Text.Encoding.ASCII.GetBytes(text));

    [Fact]
    public void Png_is_not_a_format_of_DG2()
    {
        using var picture = new Mat(40, 40, MatType.CV_8UC3, Scalar.Gray);
        Refused("portrait-not-an-image", Sight.Encode(picture, ".png"));
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public void Truncated_jpeg_is_damaged(double share) =>
        Refused("portrait-damaged", sight.GenuinePortrait[..(int)(sight.GenuinePortrait.Length * share)]);

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public void Truncated_jpeg2000_is_damaged(double share)
    {
        var jp2 = Jp2();
        Refused("portrait-damaged", jp2[..(int)(jp2.Length * share)]);
    }

    [Fact]
    public void Jpeg_header_of_hundred_megapixels_is_refused_before_decoding()
    {
        var bytes = (byte[])sight.GenuinePortrait.Clone();
        var frame = bytes.AsSpan().IndexOf<byte>([0xFF, 0xC0]);
        new byte[] { 0x27, 0x10, 0x27, 0x10 }.CopyTo(bytes, frame + 5);

        Refused("portrait-too-large", bytes);
    }

    [Fact]
    public void Jpeg2000_header_of_hundred_megapixels_is_refused_before_decoding()
    {
        var bytes = Jp2();
        var size = bytes.AsSpan().IndexOf<byte>([0xFF, 0x4F, 0xFF, 0x51]);
        new byte[] { 0, 0, 0x27, 0x10, 0, 0, 0x27, 0x10 }.CopyTo(bytes, size + 8);

        Refused("portrait-too-large", bytes);
    }

    [Fact]
    public void Jpeg_with_thousands_of_scans_is_refused_before_decoding()
    {
        var picture = sight.GenuinePortrait;
        var bomb = picture[..^2]
            .Concat(Enumerable.Repeat<byte[]>([0xFF, 0xDA, 0, 2], 5000).SelectMany(b => b))
            .Concat(picture[^2..]);

        Refused("portrait-damaged", [.. bomb]);
    }

    [Fact]
    public void File_beyond_the_limit_is_refused_unread() =>
        Refused("portrait-too-large", [.. sight.GenuinePortrait, .. new byte[EncodedPortrait.BytesMax]]);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 4000)]
    [InlineData(413, 531)]
    public void Picture_without_a_face_says_so(int width, int height)
    {
        using var picture = new Mat(height, width, MatType.CV_8UC3, new Scalar(120, 140, 160));

        Refused("portrait-without-face", Sight.Encode(picture, ".jpg"));
    }

    [Fact]
    public void Portrait_of_two_people_is_refused()
    {
        using var one = Cv2.ImDecode(sight.GenuinePortrait, ImreadModes.Color);
        using var other = Cv2.ImDecode(sight.ImpostorPortrait, ImreadModes.Color);
        using var both = new Mat();
        Cv2.HConcat([one, other], both);

        Refused("portrait-several-faces", Sight.Encode(both, ".jpg"));
    }

    [Fact]
    public void Mutated_headers_are_read_or_refused_and_never_throw()
    {
        var random = new Random(20260101);
        byte[][] seeds = [sight.GenuinePortrait[..700], Jp2()[..300], Jp2()[85..400]];
        for (var i = 0; i < 20_000; i++)
        {
            _ = ImageHeader.Read(Mutate(seeds[i % seeds.Length], random));
        }
    }

    [Fact]
    public void Mutated_portraits_are_decoded_or_refused_with_a_reason_and_never_throw()
    {
        var random = new Random(20260102);
        var jp2 = Jp2();
        for (var i = 0; i < 400; i++)
        {
            using var image = EncodedPortrait.Decode(
                Mutate(i % 8 == 0 ? jp2 : sight.GenuinePortrait, random),
                out var reason
            );
            Assert.Equal(image is not null, reason == "ok");
        }
    }

    private static byte[] Mutate(byte[] seed, Random random)
    {
        var bytes = (byte[])seed.Clone();
        for (var n = random.Next(1, 6); n > 0; n--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }

    private void Refused(string expected, byte[] bytes)
    {
        using var template = sight.Engine.EnrolPortrait(bytes, out var reason);

        Assert.Equal(expected, reason);
        Assert.Null(template);
    }

    private byte[] Jp2()
    {
        using var picture = Cv2.ImDecode(sight.GenuinePortrait, ImreadModes.Color);
        return Sight.Encode(picture, ".jp2");
    }
}
