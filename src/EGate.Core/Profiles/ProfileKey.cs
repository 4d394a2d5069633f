using System.Globalization;

namespace EGate.Core;

/// <summary>What a profile key's value is.</summary>
public enum ProfileKeyType
{
    /// <summary>Letters, digits and dashes; a name that also stands in logs and topics.</summary>
    Name = 0,

    /// <summary>Free text of one line.</summary>
    Text = 1,

    /// <summary>One word out of <see cref="ProfileKey.Choices"/>.</summary>
    Choice = 2,

    /// <summary>A whole number.</summary>
    WholeNumber = 3,

    /// <summary>A number.</summary>
    Number = 4,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    YesNo = 5,

    /// <summary>A serial node under <c>/dev/serial/by-id</c> or <c>/dev/serial/by-path</c>, or <c>simulated</c>.</summary>
    SerialPort = 6,

    /// <summary>A camera node under <c>/dev/v4l/by-path</c> or <c>/dev/v4l/by-id</c>, or <c>simulated</c>.</summary>
    CameraNode = 7,

    /// <summary>A file or folder, relative to the profile or absolute, or <c>simulated</c>.</summary>
    FilePath = 8,

    /// <summary>Bytes in hexadecimal, <c>preset</c> or <c>none</c>.</summary>
    Bytes = 9,

    /// <summary>A serial node as <see cref="SerialPort"/>, <c>pcsc:</c> and a reader's name, or <c>simulated</c>.</summary>
    ChipPort = 10,
}

/// <summary>
/// One key of a lane profile with everything that is to be known about it. Reader, <c>egatectl config explain</c> and the docs all read it
/// from here.
/// </summary>
/// <param name="Path">Its place, e.g. <c>timings.enter_ms_max</c>. The unit stands in the name.</param>
/// <param name="Type">What the value is.</param>
/// <param name="Unit">Unit of the value; empty when it has none.</param>
/// <param name="Min">Smallest number, or shortest text in characters.</param>
/// <param name="Max">Largest number, or longest text in characters.</param>
/// <param name="Default">What applies when the key is left out, as it is written in JSON; null when it must be given.</param>
/// <param name="Reason">What it is for and why the default and the bounds are what they are.</param>
/// <param name="Choices">The words of a <see cref="ProfileKeyType.Choice"/>; empty otherwise.</param>
public sealed record ProfileKey(
    string Path,
    ProfileKeyType Type,
    string Unit,
    double Min,
    double Max,
    string? Default,
    string Reason,
    IReadOnlyList<string> Choices
)
{
    /// <summary>The bounds as a sentence part, e.g. <c>a whole number from 1,000 to 120,000 ms</c>.</summary>
    public string Wanted =>
        Type switch
        {
            ProfileKeyType.Name =>
                $"a name of {Min:0} to {Max:0} characters: a-z, 0-9 and dashes, a letter or digit first",
            ProfileKeyType.Text => $"one line of text of {Min:0} to {Max:0} characters",
            ProfileKeyType.Choice => string.Join(" or ", Choices.Select(c => $"\"{c}\"")),
            ProfileKeyType.WholeNumber => $"a whole number from {Figure(Min)} to {Figure(Max)}{UnitSuffix}",
            ProfileKeyType.Number => $"a number from {Figure(Min)} to {Figure(Max)}{UnitSuffix}",
            ProfileKeyType.YesNo => "true or false",
            ProfileKeyType.SerialPort => "a node under /dev/serial/by-id/ or /dev/serial/by-path/, or \"simulated\"",
            ProfileKeyType.ChipPort =>
                "a node under /dev/serial/by-id/ or /dev/serial/by-path/, \"pcsc:\" and the beginning of a reader's name, or \"simulated\"",
            ProfileKeyType.Bytes => "bytes in hexadecimal such as \"0D 0A\", \"preset\" or \"none\"",
            ProfileKeyType.CameraNode => "a node under /dev/v4l/by-path/ or /dev/v4l/by-id/, or \"simulated\"",
            ProfileKeyType.FilePath => $"a path of {Min:0} to {Max:0} characters, or \"simulated\"",
            _ => throw new InvalidOperationException($"A key type without a description: {Type}."),
        };

    private string UnitSuffix => Unit.Length == 0 ? "" : " " + Unit;

    private static string Figure(double value) => value.ToString("#,0.####", CultureInfo.InvariantCulture);
}
