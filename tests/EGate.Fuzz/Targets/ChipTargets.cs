using EGate.Devices.Simulated;
using EGate.Fuzz.Mutation;

namespace EGate.Fuzz.Targets;

/// <summary>The software chip as a far end: any bytes may come to it as a command.</summary>
internal static class ChipTargets
{
    private static readonly byte[][] Commands =
    [
        [0x00, 0xA4, 0x04, 0x0C, 0x07, 0xA0, 0x00, 0x00, 0x02, 0x47, 0x10, 0x01],
        [0x00, 0xA4, 0x02, 0x0C, 0x02, 0x01, 0x1E],
        [0x00, 0x84, 0x00, 0x00, 0x08],
        [0x00, 0x82, 0x00, 0x00, 0x28, .. new byte[40], 0x28],
        [0x00, 0xB0, 0x00, 0x00, 0x00],
        [0x00, 0xB0, 0x00, 0x00, 0x00, 0x01, 0x00],
        [0x0C, 0xB0, 0x00, 0x00, 0x0D, 0x97, 0x01, 0x04, 0x8E, 0x08, .. new byte[8], 0x00],
        [
            0x00,
            0x22,
            0xC1,
            0xA4,
            0x0F,
            0x80,
            0x0A,
            0x04,
            0x00,
            0x7F,
            0x00,
            0x07,
            0x02,
            0x02,
            0x04,
            0x02,
            0x02,
            0x83,
            0x01,
            0x01,
        ],
        [0x10, 0x86, 0x00, 0x00, 0x02, 0x7C, 0x00, 0x00],
    ];

    public static IEnumerable<FuzzTarget> All(FuzzMaterial material)
    {
        yield return new FuzzTarget("chip", InputShape.Bytes, Commands, () => Answers(material.Passport));
    }

    /// <summary>One chip for all inputs of a worker: what an input leaves behind is there for the next.</summary>
    private static Func<byte[], string> Answers(IssuedPassport passport)
    {
        var chip = passport.CreateChip(1);
        return input =>
            chip.Answer(input) is { Length: >= 2 and <= 0x10002 } answer
                ? Convert.ToHexStringLower(answer.AsSpan(answer.Length - 2))
                : throw new InvalidOperationException("no answer, or none of an answer's length");
    }
}
