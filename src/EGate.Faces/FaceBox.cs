namespace EGate.Faces;

/// <summary>Where a face is, in pixels of the frame. Parts may lie outside the frame.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Columns, above 0.</param>
/// <param name="Height">Rows, above 0.</param>
/// <param name="Score">How sure the detector is (0..1).</param>
public readonly record struct FaceBox(double X, double Y, double Width, double Height, double Score)
{
    /// <summary>Column of the centre.</summary>
    public double CentreX => X + (Width / 2);

    /// <summary>Row of the centre.</summary>
    public double CentreY => Y + (Height / 2);

    /// <summary>Area in square pixels.</summary>
    public double Area => Width * Height;

    /// <summary>Intersection over union with another box (0..1).</summary>
    public double Overlap(FaceBox other)
    {
        var width = Math.Min(X + Width, other.X + other.Width) - Math.Max(X, other.X);
        var height = Math.Min(Y + Height, other.Y + other.Height) - Math.Max(Y, other.Y);
        if (width <= 0 || height <= 0)
        {
            return 0;
        }

        var common = width * height;
        return common / (Area + other.Area - common);
    }
}
