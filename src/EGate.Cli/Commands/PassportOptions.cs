using System.CommandLine;
using System.Globalization;
using EGate.Devices.Simulated;
using EGate.Documents;

namespace EGate.Cli.Commands;

/// <summary>What people say of the passport that <c>egatectl passport serve</c> issues.</summary>
internal sealed class PassportOptions
{
    private const int PortraitBytesMax = 200 * 1024;

    private static readonly Dictionary<string, PassportAccess> Accesses = new(StringComparer.Ordinal)
    {
        ["basic"] = PassportAccess.BasicOnly,
        ["pace"] = PassportAccess.Today,
        ["pace-cam"] = PassportAccess.WithMappingProof,
    };

    private static readonly Dictionary<string, PassportProofs> AllProofs = new(StringComparer.Ordinal)
    {
        ["none"] = new PassportProofs(),
        ["usual"] = PassportProofs.Usual,
        ["rsa"] = new PassportProofs { Active = new ActiveKeyOrder { RsaBits = 2048 } },
    };

    private readonly Option<int> _seed = new("--seed")
    {
        Description = "Decides every key.",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<string> _defect = Choice(
        "--defect",
        "What shall be wrong with it.",
        "none",
        PassportDefects.ByName.Keys
    );

    private readonly Option<string> _access = Choice(
        "--access",
        "How its chip lets readers in; pace unless a defect brings a way of its own.",
        null,
        Accesses.Keys
    );

    private readonly Option<string> _proofs = Choice(
        "--proofs",
        "With what its chip proves that it is no copy.",
        "usual",
        AllProofs.Keys
    );

    private readonly Option<string?> _portrait = new("--portrait")
    {
        Description = "A JPEG or JPEG 2000; without it the portrait is an even grey.",
        HelpName = "FILE",
    };

    /// <summary>Makes the options known to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_seed);
        command.Options.Add(_defect);
        command.Options.Add(_access);
        command.Options.Add(_proofs);
        command.Options.Add(_portrait);
    }

    /// <summary>Decides every key.</summary>
    public int Seed(ParseResult parsed) => parsed.GetValue(_seed);

    /// <summary>The order for a specimen holder whose document is valid for five years from today.</summary>
    /// <exception cref="CommandFailure">The portrait cannot be read.</exception>
    public PassportOrder Order(ParseResult parsed, TimeProvider time)
    {
        var expiry = time.GetUtcNow().AddYears(5).ToString("yyMMdd", CultureInfo.InvariantCulture);
        var holder = new MrzFields("ERIKSSON", "ANNA MARIA", "L898902C3", "740812", "F", expiry);
        var portrait = parsed.GetValue(_portrait) is { } file
            ? NamedFiles.Bytes(file, PortraitBytesMax)
            : GreyPortrait.Jpeg;
        var defect = PassportDefects.ByName[parsed.GetRequiredValue(_defect)];
        var order = new PassportOrder(holder, portrait, defect)
        {
            Proofs = AllProofs[parsed.GetRequiredValue(_proofs)],
        };
        var access = parsed.GetValue(_access) ?? (defect == PassportDefect.None ? "pace" : null);
        return access is null ? order : order with { Access = Accesses[access] };
    }

    private static Option<string> Choice(string name, string description, string? byDefault, IEnumerable<string> words)
    {
        var option = new Option<string>(name) { Description = description, HelpName = "NAME" };
        if (byDefault is not null)
        {
            option.DefaultValueFactory = _ => byDefault;
        }

        option.AcceptOnlyFromAmong([.. words]);
        return option;
    }
}
