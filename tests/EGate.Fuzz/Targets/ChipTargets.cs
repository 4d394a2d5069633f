using EGate.Devices.Simulated;
using EGate.Documents;
using EGate.Fuzz.Mutation;

namespace EGate.Fuzz.Targets;

/// <summary>
/// What a chip says before and outside its application, its protected answers, and the software chip as a far end, to which any bytes may come.
/// </summary>
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

    /// <summary>Answers inside secure messaging (Doc 9303-11, appendix D.4), without their outer status.</summary>
    private static readonly string[] SecuredAnswers =
    [
        "990290008E08FA855A5D4C50A8ED",
        "8709019FF0EC34F9922651990290008E08AD55CC17140B2DED",
        "871901FB9235F4E4037F2327DCC8964F1F9B8C30F42C8E2FFF224A990290008E08C8B2787EAEA07D74",
    ];

    public static IEnumerable<FuzzTarget> All(FuzzMaterial material)
    {
        var card = material.NewerPassport.CardFiles;
        yield return FuzzTarget.Of(
            "card-access",
            InputShape.Objects,
            [card[0x011C]],
            input => Refused.Or(input, SecurityInfoSet.Parse)
        );
        yield return FuzzTarget.Of(
            "card-security",
            InputShape.Objects,
            [card[0x011D]],
            input => Refused.Or(input, SignedSecurityFile.Parse)
        );
        yield return FuzzTarget.Of("atr-info", InputShape.Objects, [card[0x2F01]], AtrInfoOf);
        yield return FuzzTarget.Of(
            "secured",
            InputShape.Objects,
            [.. SecuredAnswers.Select(Convert.FromHexString)],
            Secured
        );
        yield return new FuzzTarget("chip", InputShape.Bytes, Commands, () => Answers(material.Passport));
        yield return new FuzzTarget("chip-pace", InputShape.Bytes, Commands, () => Answers(material.NewerPassport));
    }

    /// <summary>A protected answer that is malformed is an attack, and has the chip's own exception.</summary>
    private static string Secured(byte[] input)
    {
        try
        {
            SecureMessagingAnswer.Parse(input);
            return "ok";
        }
        catch (ChipAccessException e)
        {
            return e.Reason;
        }
    }

    private static string AtrInfoOf(byte[] input) =>
        AtrInfo.TryParse(input) switch
        {
            null => CardCapabilities.TryParse(input) is null ? "says nothing" : "capabilities",
            { MaxCommand: >= 0 and <= 0x10000, MaxAnswer: >= 0 and <= 0x10000 } => "ok",
            _ => throw new InvalidOperationException("a length that no chip takes"),
        };

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
