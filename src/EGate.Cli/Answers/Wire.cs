using Google.Protobuf.WellKnownTypes;

namespace EGate.Cli.Answers;

/// <summary>Turns values of the wire into values that JSON and people have.</summary>
internal static class Wire
{
    /// <summary>The wire's empty text is JSON's null.</summary>
    public static string? OrNull(this string text) => text.Length == 0 ? null : text;

    /// <summary>A moment; null when there is none or it is no moment of the calendar.</summary>
    public static DateTimeOffset? Moment(Timestamp? timestamp)
    {
        try
        {
            return timestamp?.ToDateTimeOffset();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A figure that JSON can hold; null for what is not a number.</summary>
    public static double? Finite(double value) => double.IsFinite(value) ? value : null;

    /// <summary>Milliseconds to the microsecond; 0 for what is not a number.</summary>
    public static double Milliseconds(double value) => double.IsFinite(value) ? Math.Round(value, 3) : 0;
}
