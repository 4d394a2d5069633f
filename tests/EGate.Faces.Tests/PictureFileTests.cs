using System.Buffers.Binary;
using OpenCvSharp;

namespace EGate.Faces.Tests;

/// <summary>Pictures as people have them: every format, every depth, every way up, and none of it worth an exception.</summary>
public sealed class PictureFileTests(Sight sight)
{
    [Theory]
    [InlineData(".jpg")]
    [InlineData(".jp2")]
    [InlineData(".png")]
    [InlineData(".webp")]
    [InlineData(".tiff")]
    [InlineData(".bmp")]
    [InlineData(".gif")]
    [InlineData(".ppm")]
    public void Every_format_shows_the_same_person(string extension)
    {
        using var portrait = Cv2.ImDecode(sight.GenuinePortrait, ImreadModes.Color);
        Assert.InRange(Same(Sight.Encode(portrait, extension)), 0.9, 1);
    }

    [Fact]
    public void Sixteen_bit_and_grey_pictures_show_the_same_person()
    {
        using var portrait = Cv2.ImDecode(sight.GenuinePortrait, ImreadModes.Color);
        using var deep = new Mat();
        portrait.ConvertTo(deep, MatType.CV_16UC3, 257);
        using var grey = portrait.CvtColor(ColorConversionCodes.BGR2GRAY);

        Assert.InRange(Same(Sight.Encode(deep, ".png")), 0.95, 1);
        Assert.InRange(Same(Sight.Encode(grey, ".png")), 0.6, 1);
    }

    [Theory]
    [InlineData(3, RotateFlags.Rotate180)]
    [InlineData(6, RotateFlags.Rotate90Counterclockwise)]
    [InlineData(8, RotateFlags.Rotate90Clockwise)]
    public void Exif_turns_the_picture_the_right_way_up(byte orientation, RotateFlags laid)
    {
        using var portrait = Cv2.ImDecode(sight.GenuinePortrait, ImreadModes.Color);
        using var lying = new Mat();
        Cv2.Rotate(portrait, lying, laid);

        using var image = PictureFile.Decode(WithOrientation(Sight.Encode(lying, ".jpg"), orientation), out _);

        Assert.Equal((portrait.Width, portrait.Height), (image!.Width, image.Height));
        using var seen = sight.Engine.Examine(image);
        Assert.InRange(seen.Quality!.Unified, 50, 100);
    }

    [Theory]
    [InlineData(RotateFlags.Rotate180)]
    [InlineData(RotateFlags.Rotate90Clockwise)]
    [InlineData(RotateFlags.Rotate90Counterclockwise)]
    public void Picture_that_does_not_say_how_it_lies_is_turned_to_be_compared(RotateFlags laid)
    {
        using var portrait = Cv2.ImDecode(sight.GenuinePortrait, ImreadModes.Color);
        using var lying = new Mat();
        Cv2.Rotate(portrait, lying, laid);

        Assert.InRange(Same(Sight.Encode(lying, ".png")), 0.9, 1);
    }

    [Theory]
    [InlineData("image-damaged", ".jp2", 0.5)]
    [InlineData("image-damaged", ".jpg", 0.5)]
    [InlineData("image-damaged", ".png", 0.5)]
    [InlineData("image-damaged", ".webp", 0.5)]
    [InlineData("not-an-image", ".png", 0.0001)]
    public void Truncated_picture_is_refused(string reason, string extension, double share)
    {
        using var portrait = Cv2.ImDecode(sight.GenuinePortrait, ImreadModes.Color);
        var whole = Sight.Encode(portrait, extension);

        Assert.Null(PictureFile.Decode(whole.AsSpan(0, (int)(whole.Length * share)), out var said));
        Assert.Equal(reason, said);
    }

    [Theory]
    [InlineData(100_000, 100_000)]
    [InlineData(10_000, 10_000)]
    [InlineData(40_000, 1)]
    public void Huge_picture_is_refused_by_its_header(int width, int height)
    {
        using var small = new Mat(2, 2, MatType.CV_8UC3, Scalar.Gray);
        var png = Sight.Encode(small, ".png");
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);

        Assert.Null(PictureFile.Decode(png, out var reason));
        Assert.Equal("image-too-large", reason);
    }

    [Fact]
    public void Large_jpeg_is_decoded_at_a_part_of_its_size()
    {
        using var large = new Mat(6000, 8000, MatType.CV_8UC3, Scalar.Gray);

        using var image = PictureFile.Decode(Sight.Encode(large, ".jpg"), out var reason);

        Assert.Equal(("ok", 4000, 3000), (reason, image!.Width, image.Height));
    }

    [Fact]
    public void One_pixel_has_no_face()
    {
        using var dot = new Mat(1, 1, MatType.CV_8UC3, Scalar.Gray);
        using var image = PictureFile.Decode(Sight.Encode(dot, ".png"), out _);

        Assert.Null(sight.Engine.Enrol(image!, out var reason));
        Assert.Equal("no-face", reason);
    }

    [Fact]
    public void Thirty_faces_are_thirty_faces_and_one_of_them_is_compared()
    {
        using var portrait = Cv2.ImDecode(sight.GenuinePortrait, ImreadModes.Color);
        using var crowd = new Mat(5 * 531, 6 * 413, MatType.CV_8UC3, Scalar.Gray);
        for (var i = 0; i < 30; i++)
        {
            using var place = new Mat(crowd, new Rect(i % 6 * 413, i / 6 * 531, 413, 531));
            portrait.CopyTo(place);
        }

        using var image = Sight.ToImage(crowd);
        using var reference = sight.Enrol(sight.GenuinePortrait);
        using var template = sight.Engine.Enrol(image, out _);

        Assert.Equal(30, sight.Engine.Detect(image, out _).Count);
        Assert.InRange(template!.Compare(reference), 0.8, 1);
    }

    [Fact]
    public void Person_in_the_middle_is_compared_rather_than_a_neighbour_at_the_edge()
    {
        using var portrait = Cv2.ImDecode(sight.GenuinePortrait, ImreadModes.Color);
        using var neighbour = Cv2.ImDecode(sight.ImpostorPortrait, ImreadModes.Color);
        using var larger = neighbour.Resize(new Size(450, 579));
        using var both = new Mat(600, 1320, MatType.CV_8UC3, Scalar.Gray);
        using var left = new Mat(both, new Rect(0, 0, 450, 579));
        using var middle = new Mat(both, new Rect(454, 40, 413, 531));
        larger.CopyTo(left);
        portrait.CopyTo(middle);
        using var image = Sight.ToImage(both);
        using var reference = sight.Enrol(sight.GenuinePortrait);

        using var template = sight.Engine.Enrol(image, out _);

        Assert.InRange(template!.Compare(reference), 0.8, 1);
    }

    [Fact]
    public void Portrait_of_sixty_pixels_is_found_and_its_quality_says_how_little_it_is_worth()
    {
        using var portrait = Cv2.ImDecode(sight.GenuinePortrait, ImreadModes.Color);
        using var small = portrait.Resize(new Size(60, 77), 0, 0, InterpolationFlags.Area);
        using var image = Sight.ToImage(small);

        using var seen = sight.Engine.Examine(image);

        Assert.InRange(seen.Quality!.EyeDistance, 0, 20);
        Assert.NotNull(seen.Template);
    }

    [Fact]
    public void Small_face_in_a_large_picture_and_a_face_that_fills_it_are_found()
    {
        using var portrait = Cv2.ImDecode(sight.GenuinePortrait, ImreadModes.Color);
        using var large = new Mat(3000, 4000, MatType.CV_8UC3, new Scalar(90, 120, 100));
        using var at = new Mat(large, new Rect(2900, 300, 206, 265));
        using var half = portrait.Resize(at.Size(), 0, 0, InterpolationFlags.Area);
        half.CopyTo(at);
        using var tight = new Mat(portrait, new Rect(110, 130, 200, 230));
        using var picture = Sight.ToImage(large);
        using var filled = Sight.ToImage(tight.Clone());

        Assert.Single(sight.Engine.Detect(picture, out _));
        Assert.Single(sight.Engine.Detect(filled, out _));
    }

    private double Same(byte[] file)
    {
        using var image = PictureFile.Decode(file, out var reason);
        Assert.Equal("ok", reason);
        using var template = sight.Engine.Enrol(image!, out _);
        using var reference = sight.Enrol(sight.GenuinePortrait);
        return template!.Compare(reference);
    }

    /// <summary>Puts an EXIF segment with an orientation (TIFF tag 0x0112) behind a JPEG's start.</summary>
    private static byte[] WithOrientation(byte[] jpeg, byte orientation)
    {
        byte[] tiff =
        [
            0x4D,
            0x4D,
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            orientation,
            0,
            0,
            0,
            0,
            0,
            0,
        ];
        byte[] exif = [.. "Exif"u8, 0, 0, .. tiff];
        return [.. jpeg[..2], 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, .. jpeg[2..]];
    }
}
