using System.CommandLine;

namespace EGate.Cli;

/// <summary>Bounds of numbers on the command line.</summary>
internal static class OptionBounds
{
    /// <summary>Refuses numbers outside the bounds; what is no number at all is refused by the parser itself.</summary>
    public static void MustBeWithin(this Option<int> option, int least, int most) =>
        option.Validators.Add(result =>
        {
            var isNumber = result.Tokens.Count == 0 || int.TryParse(result.Tokens[0].Value, out _);
            if (isNumber && (result.GetValueOrDefault<int>() < least || result.GetValueOrDefault<int>() > most))
            {
                result.AddError($"{option.Name} is from {least} to {most}.");
            }
        });
}
