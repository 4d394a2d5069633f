namespace EGate.Passengers;

/// <summary>Fields between slashes; a slash in front of the first one is none.</summary>
internal readonly ref struct SlashFields
{
    private readonly ReadOnlySpan<char> text;

    internal SlashFields(ReadOnlySpan<char> text) => this.text = text.StartsWith("/") ? text[1..] : text;

    /// <summary>The field at a place, from 0, without spaces around it; empty when there is none.</summary>
    internal ReadOnlySpan<char> this[int place]
    {
        get
        {
            var rest = text;
            for (var i = 0; i < place; i++)
            {
                var slash = rest.IndexOf('/');
                if (slash < 0)
                {
                    return [];
                }

                rest = rest[(slash + 1)..];
            }

            var end = rest.IndexOf('/');
            return (end < 0 ? rest : rest[..end]).Trim();
        }
    }
}
