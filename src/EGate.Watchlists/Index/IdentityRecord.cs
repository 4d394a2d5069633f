using System.Text;

namespace EGate.Watchlists;

/// <summary>The details of an identity as bytes: what the evidence and the explanation of a hit need.</summary>
internal static class IdentityRecord
{
    private const int TextMax = 1024;

    /// <summary>Most names, births and other repeated details of one identity; the rest is left out.</summary>
    internal const int RepeatMax = 255;

    internal static void Write(BinaryWriter writer, ListedIdentity identity, int list)
    {
        Text(writer, identity.Entry);
        writer.Write7BitEncodedInt(list);
        writer.Write((byte)identity.Action);
        writer.Write((byte)(identity.Sex is { Length: 1 } sex ? sex[0] : 0));
        var births = identity.Births.Take(RepeatMax).ToList();
        writer.Write((byte)births.Count);
        foreach (var birth in births)
        {
            writer.Write((byte)birth.Kind);
            writer.Write((ushort)birth.YearFrom);
            writer.Write((ushort)birth.YearTo);
            writer.Write(birth.Date is { } date ? date.DayNumber : -1);
        }

        Texts(writer, identity.Nationalities);
        Texts(writer, identity.Places);
        var names = identity.Names.Take(RepeatMax).ToList();
        writer.Write((byte)names.Count);
        foreach (var name in names)
        {
            writer.Write((byte)name.Quality);
            Text(writer, name.Text);
        }
    }

    internal static ListedIdentity Read(ReadOnlySpan<byte> record, IReadOnlyList<string> lists)
    {
        using var reader = new BinaryReader(new MemoryStream(record.ToArray()), Encoding.UTF8);
        var entry = reader.ReadString();
        var list = lists[reader.Read7BitEncodedInt()];
        var action = (ListAction)reader.ReadByte();
        var sex = reader.ReadByte();
        var births = new ListedBirth[reader.ReadByte()];
        for (var i = 0; i < births.Length; i++)
        {
            births[i] = Birth(reader);
        }

        var (nationalities, places) = (Texts(reader), Texts(reader));
        var names = new ListedName[reader.ReadByte()];
        for (var i = 0; i < names.Length; i++)
        {
            var quality = (NameQuality)reader.ReadByte();
            names[i] = new ListedName(reader.ReadString(), quality);
        }

        return new ListedIdentity
        {
            Entry = entry,
            List = list,
            Action = action,
            Sex = sex == 0 ? null : ((char)sex).ToString(),
            Births = births,
            Nationalities = nationalities,
            Places = places,
            Names = names,
        };
    }

    private static ListedBirth Birth(BinaryReader reader)
    {
        var kind = (BirthKind)reader.ReadByte();
        var (from, to, day) = (reader.ReadUInt16(), reader.ReadUInt16(), reader.ReadInt32());
        var date = day < 0 ? (DateOnly?)null : DateOnly.FromDayNumber(day);
        // What is damaged in a way that no check found must not lead to an exception later.
        return kind is BirthKind.Date or BirthKind.Month && date is null
            ? ListedBirth.Unknown
            : new ListedBirth(kind, from, to, date);
    }

    private static void Text(BinaryWriter writer, string text) =>
        writer.Write(text.Length > TextMax ? text[..TextMax] : text);

    private static void Texts(BinaryWriter writer, IReadOnlyList<string> texts)
    {
        writer.Write((byte)Math.Min(texts.Count, RepeatMax));
        foreach (var text in texts.Take(RepeatMax))
        {
            Text(writer, text);
        }
    }

    private static string[] Texts(BinaryReader reader)
    {
        var texts = new string[reader.ReadByte()];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = reader.ReadString();
        }

        return texts;
    }
}
