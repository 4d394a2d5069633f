namespace EGate.Watchlists;

/// <summary>Collects the parts of one person as a file gives them, each part once and bounded, and says what of it could not be used.</summary>
internal sealed class IdentityParts(ListInput input, int line, string entry)
{
    private const int PartsMax = 400;
    private readonly List<ListedName> _names = [];
    private readonly List<ListedBirth> _births = [];
    private readonly List<string> _nationalities = [];
    private readonly List<string> _places = [];
    private readonly List<IdentityDocument> _documents = [];

    /// <summary>Stable reference of the entry.</summary>
    internal string Entry { get; } = ListedText.Tidy(entry) ?? string.Empty;

    /// <summary>Line where the entry begins.</summary>
    internal int Line => line;

    /// <summary><c>M</c>, <c>F</c> or null.</summary>
    internal string? Sex { get; private set; }

    /// <summary>A name; the better quality counts when it comes twice.</summary>
    internal void Name(string text, NameQuality quality)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (ListedText.Tidy(text) is not { } name || name.Length > ListedText.NameMax)
        {
            Reject("a name is no text, or longer than a name is");
            return;
        }

        var known = _names.FindIndex(n => n.Text == name);
        if (known >= 0)
        {
            _names[known] = quality < _names[known].Quality ? new ListedName(name, quality) : _names[known];
        }
        else if (name.Length > 0 && _names.Count < PartsMax)
        {
            _names.Add(new ListedName(name, quality));
        }
    }

    /// <summary>A date of birth that the list gives; null when it gives one that cannot be read, which then counts as unknown.</summary>
    internal void Birth(ListedBirth? birth)
    {
        if (birth is null)
        {
            Reject("a date of birth is in words or cannot be read; the person is searched as if it were unknown");
        }

        Once(_births, birth ?? ListedBirth.Unknown);
    }

    /// <summary>A nationality in any of the ways lists write states; one that is no known state is left out.</summary>
    internal void Nationality(string text)
    {
        if (text.Trim().Length == 0)
        {
            return;
        }

        if (Countries.Issuer(text) is { Length: > 0 } code)
        {
            Once(_nationalities, code);
        }
        else
        {
            Reject("a nationality is no state that is known");
        }
    }

    /// <summary>A place of birth.</summary>
    internal void Place(params string[] parts)
    {
        var place = ListedText.Tidy(string.Join(", ", parts.Where(p => p.Length > 0)));
        if (place is { Length: > 0 and <= ListedText.NameMax })
        {
            Once(_places, place);
        }
    }

    /// <summary>A document; the number may stand among words.</summary>
    internal void Document(string number, string issuer, DocumentKind kind)
    {
        if (number.Length == 0)
        {
            return;
        }

        if (DocumentNumbers.FromText(number) is { } plain)
        {
            Once(_documents, new IdentityDocument(plain, Countries.Issuer(issuer), kind));
        }
        else
        {
            Reject("a document number cannot be used");
        }
    }

    /// <summary>Sex by the words and letters lists use.</summary>
    internal void SexIs(string text) =>
        Sex ??= text.Trim().ToUpperInvariant() switch
        {
            "M" or "MALE" => "M",
            "F" or "FEMALE" => "F",
            _ => null,
        };

    /// <summary>Tells of a part that is left out.</summary>
    internal void Reject(string reason) => input.Reject(line, Entry, reason, isLost: false);

    /// <summary>Hands the person on; the best name first.</summary>
    internal void HandOn() =>
        input.Add(
            line,
            new ListedIdentity
            {
                Entry = Entry,
                List = input.List,
                Action = input.Action,
                Names = [.. _names.OrderBy(n => n.Quality)],
                Births = _births,
                Sex = Sex,
                Nationalities = _nationalities,
                Places = _places,
                Documents = _documents,
            }
        );

    private static void Once<TPart>(List<TPart> parts, TPart part)
    {
        if (parts.Count < PartsMax && !parts.Contains(part))
        {
            parts.Add(part);
        }
    }
}
