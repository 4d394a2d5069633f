using System.Globalization;

namespace EGate.Cli.Commands;

/// <summary>How long ago, in the unit a person would say.</summary>
internal static class Ages
{
    private static readonly TimeSpan TenSeconds = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan TwoMinutes = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan TwoHours = TimeSpan.FromHours(2);
    private static readonly TimeSpan TwoDays = TimeSpan.FromDays(2);

    /// <summary>E.g. <c>0.3 s</c>, <c>45 s</c>, <c>4 min</c>, <c>7 h</c>, <c>3 d</c>; <c>never</c> for null.</summary>
    public static string Since(DateTimeOffset? moment, TimeProvider time)
    {
        if (moment is not { } then)
        {
            return "never";
        }

        var age = time.GetUtcNow() - then;
        return age switch
        {
            _ when age < TimeSpan.Zero => "0 s",
            _ when age < TenSeconds => Say(age.TotalSeconds, "0.0", "s"),
            _ when age < TwoMinutes => Say(age.TotalSeconds, "0", "s"),
            _ when age < TwoHours => Say(age.TotalMinutes, "0", "min"),
            _ when age < TwoDays => Say(age.TotalHours, "0", "h"),
            _ => Say(age.TotalDays, "0", "d"),
        };
    }

    private static string Say(double value, string format, string unit) =>
        value.ToString(format, CultureInfo.InvariantCulture) + " " + unit;
}
