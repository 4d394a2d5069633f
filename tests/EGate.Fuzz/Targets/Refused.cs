using EGate.Documents;

namespace EGate.Fuzz.Targets;

/// <summary>Runs a parser and lets the one exception pass that it documents.</summary>
internal static class Refused
{
    public static string Or<T>(byte[] input, Func<ReadOnlyMemory<byte>, T> parse)
    {
        try
        {
            var parsed = parse(input);
            (parsed as IDisposable)?.Dispose();
            return "ok";
        }
        catch (DocumentFormatException e)
        {
            return e.Reason;
        }
    }
}
