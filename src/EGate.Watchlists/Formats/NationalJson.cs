using System.Text.Json;

namespace EGate.Watchlists;

/// <summary>
/// A national list as JSON lines, an object for each person; the words are those of <see cref="NationalCsv"/>:
/// <code>
/// {"entry": "N-1001", "names": [{"name": "Khurshed Nazarov", "quality": "primary"}], "born": ["1985-03-12"], "sex": "M",
///  "nationality": ["UTO"], "places": ["Utopolis"], "documents": [{"number": "UT0047110", "issuer": "UTO", "kind": "passport"}]}
/// </code>
/// on one line. <c>entry</c> and <c>names</c> must be there. <c>kind</c> is <c>passport</c>, <c>id-card</c>, <c>visa</c>,
/// <c>laissez-passer</c> or <c>other</c>.
/// </summary>
internal static class NationalJson
{
    internal static void Read(ListInput input) => JsonLines.Read(input, (line, json) => Take(input, line, json));

    private static void Take(ListInput input, int line, JsonElement json)
    {
        var person = new IdentityParts(input, line, JsonLines.Text(json, "entry"));
        foreach (var name in JsonLines.Objects(json, "names"))
        {
            person.Name(
                JsonLines.Text(name, "name"),
                JsonLines.Text(name, "quality") switch
                {
                    "primary" => NameQuality.Primary,
                    "weak" => NameQuality.Weak,
                    _ => NameQuality.Strong,
                }
            );
        }

        foreach (var birth in JsonLines.Texts(json, "born"))
        {
            person.Birth(BirthText.Iso(birth));
        }

        person.SexIs(JsonLines.Text(json, "sex"));
        foreach (var state in JsonLines.Texts(json, "nationality"))
        {
            person.Nationality(state);
        }

        foreach (var place in JsonLines.Texts(json, "places"))
        {
            person.Place(place);
        }

        foreach (var document in JsonLines.Objects(json, "documents"))
        {
            person.Document(
                JsonLines.Text(document, "number"),
                JsonLines.Text(document, "issuer"),
                LostDocumentRow.Kinds.GetValueOrDefault(JsonLines.Text(document, "kind"), DocumentKind.Other)
            );
        }

        person.HandOn();
    }
}
