using System.Text.Json;

namespace EGate.Watchlists;

/// <summary>
/// FollowTheMoney entities as JSON lines (entities.ftm.json), and their delta files. Only schema Person is searched; the other schemata of a
/// list are its organisations, ships and links.
/// <para>What it does not do: follow links from a Passport or Identification entity to its holder; numbers that stand in the person's own
/// properties are read.</para>
/// </summary>
internal static class FollowTheMoney
{
    private const string Person = "Person";
    private static readonly string[] StateProperties = ["nationality", "citizenship"];

    /// <summary>Reads a file of entities.</summary>
    internal static void Read(ListInput input) => JsonLines.Read(input, (line, entity) => Take(input, line, entity));

    /// <summary>Reads a file of changes.</summary>
    internal static void ReadDelta(ListInput input) =>
        JsonLines.Read(
            input,
            (line, change) =>
            {
                var id = change.TryGetProperty("entity", out var entity) ? JsonLines.Text(entity, "id") : string.Empty;
                var operation = JsonLines.Text(change, "op");
                if (id.Length == 0 || operation is not ("ADD" or "MOD" or "DEL"))
                {
                    input.Reject(line, string.Empty, "the change has no op of ADD, MOD, DEL or no id", isLost: true);
                    return;
                }

                // A changed entity replaces the old one whole, and one that is no person any more is gone.
                if (operation != "ADD")
                {
                    input.Remove(id);
                }

                if (operation != "DEL")
                {
                    Take(input, line, entity);
                }
            }
        );

    private static void Take(ListInput input, int line, JsonElement entity)
    {
        var id = JsonLines.Text(entity, "id");
        var schema = JsonLines.Text(entity, "schema");
        if (id.Length == 0 || schema.Length == 0 || !entity.TryGetProperty("properties", out var properties))
        {
            input.Reject(
                line,
                id.Length > 64 ? string.Empty : id,
                "the entity has no id, no schema or no properties",
                isLost: true
            );
            return;
        }

        if (schema != Person)
        {
            input.Skip();
            return;
        }

        var person = new IdentityParts(input, line, id);
        Names(person, entity, properties);
        foreach (var birth in JsonLines.Texts(properties, "birthDate"))
        {
            person.Birth(BirthText.Iso(birth));
        }

        foreach (var state in StateProperties.SelectMany(n => JsonLines.Texts(properties, n)))
        {
            person.Nationality(state);
        }

        foreach (var sex in JsonLines.Texts(properties, "gender"))
        {
            person.SexIs(sex);
        }

        foreach (var place in JsonLines.Texts(properties, "birthPlace"))
        {
            person.Place(place);
        }

        Numbers(person, properties, "passportNumber", DocumentKind.Passport);
        Numbers(person, properties, "idNumber", DocumentKind.IdCard);
        person.HandOn();
    }

    private static void Names(IdentityParts person, JsonElement entity, JsonElement properties)
    {
        person.Name(JsonLines.Text(entity, "caption"), NameQuality.Primary);
        foreach (var name in JsonLines.Texts(properties, "name").Concat(JsonLines.Texts(properties, "alias")))
        {
            person.Name(name, NameQuality.Strong);
        }

        foreach (var name in JsonLines.Texts(properties, "weakAlias"))
        {
            person.Name(name, NameQuality.Weak);
        }
    }

    private static void Numbers(IdentityParts person, JsonElement properties, string name, DocumentKind kind)
    {
        foreach (var number in JsonLines.Texts(properties, name))
        {
            person.Document(number, string.Empty, kind);
        }
    }
}
