namespace EGate.Core;

public static partial class ProfileKeys
{
    /// <summary>Highest offset of a line: the kernel's largest chips have 512 lines.</summary>
    public const int OffsetMax = 511;

    /// <summary>Path of the object that holds the lines.</summary>
    internal const string LinesPath = "gpio.lines";

    /// <summary>Every function of <see cref="GpioFunctions"/>, outputs first.</summary>
    internal static IEnumerable<string> Functions => GpioFunctions.Outputs.Concat(GpioFunctions.Inputs);

    /// <summary>Path of a function's offset.</summary>
    internal static string OffsetPath(string function) => $"{LinesPath}.{function}.offset";

    /// <summary>Path of a function's polarity.</summary>
    internal static string ActiveLowPath(string function) => $"{LinesPath}.{function}.active_low";

    private static IEnumerable<ProfileKey> Lines() =>
        Functions.SelectMany(function =>
            new ProfileKey[]
            {
                new(OffsetPath(function), ProfileKeyType.WholeNumber, "", 0, OffsetMax, null, LineReason(function), []),
                new(
                    ActiveLowPath(function),
                    ProfileKeyType.YesNo,
                    "",
                    0,
                    0,
                    "false",
                    "Whether the low level is the active one; true for an inverting input or relay board.",
                    []
                ),
            }
        );

    private static string LineReason(string function) =>
        function switch
        {
            GpioFunctions.EntryOpen => "Output: drives the entry barrier open.",
            GpioFunctions.EntryClose => "Output: drives the entry barrier closed.",
            GpioFunctions.ExitOpen => "Output: drives the exit barrier open.",
            GpioFunctions.ExitClose => "Output: drives the exit barrier closed.",
            GpioFunctions.Heartbeat =>
                "Output: toggles while the lane loop turns; the relay behind it feeds the drives.",
            GpioFunctions.SignArrow => "Output: green arrow at the entry.",
            GpioFunctions.SignCross => "Output: red cross at the entry.",
            GpioFunctions.FaceLight => "Output: light at the face.",
            GpioFunctions.EntryOpened => "Input: the entry barrier stands open.",
            GpioFunctions.EntryClosed => "Input: the entry barrier is closed.",
            GpioFunctions.ExitOpened => "Input: the exit barrier stands open.",
            GpioFunctions.ExitClosed => "Input: the exit barrier is closed.",
            GpioFunctions.EntryObstacle => "Input: something is in the entry barrier's path.",
            GpioFunctions.ExitObstacle => "Input: something is in the exit barrier's path.",
            GpioFunctions.EntryBeamOuter => "Input: beam at the entry, public side, interrupted.",
            GpioFunctions.EntryBeamInner => "Input: beam at the entry, mantrap side, interrupted.",
            GpioFunctions.ExitBeamInner => "Input: beam at the exit, mantrap side, interrupted.",
            GpioFunctions.ExitBeamOuter => "Input: beam at the exit, controlled side, interrupted.",
            GpioFunctions.MantrapPresence => "Input: something is in the mantrap, person or thing.",
            GpioFunctions.EvacuationOk => "Input, normally energised: a cut wire is an evacuation.",
            GpioFunctions.EmergencyStopOk => "Input, normally energised: a cut wire is an emergency stop.",
            _ => throw new InvalidOperationException($"A line function without a reason: {function}."),
        };
}
