using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace EGate.Passengers;

/// <summary>
/// The persons of one flight as the bytes that the store keeps: some 70 each. One row per flight and no index over persons is what makes
/// storing nearly as fast as reading.
/// </summary>
internal static class PackedPersons
{
    private const int KeyBytes = 8;
    private const int DayBits = 5;
    private const int MonthBits = 4;

    /// <summary>The bytes of persons, in their order.</summary>
    internal static byte[] Pack(IReadOnlyList<ExpectedArrival> persons)
    {
        var into = new ArrayBufferWriter<byte>(Math.Max(256, persons.Count * 80));
        foreach (var person in persons)
        {
            Number(into, (uint)person.State | ((uint)person.Role << 3) | (person.IsInfant ? 64u : 0));
            Text(into, person.Surname);
            Text(into, person.GivenNames);
            Date(into, person.BirthDate);
            Text(into, person.Sex);
            Text(into, person.Nationality);
            Text(into, person.Document?.Number ?? "");
            if (person.Document is { } document)
            {
                Text(into, document.Type);
                Text(into, document.Issuer);
                Date(into, document.Expiry);
            }

            Texts(into, person.FurtherNumbers);
            Texts(into, person.Flags);
        }

        return into.WrittenSpan.ToArray();
    }

    /// <summary>The keys of persons, eight bytes each, by which a flight is found without reading its persons.</summary>
    internal static byte[] Keys(IReadOnlyList<ExpectedArrival> persons)
    {
        var into = new ArrayBufferWriter<byte>(Math.Max(256, persons.Count * 2 * KeyBytes));
        void Add(ulong key)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(into.GetSpan(KeyBytes), key);
            into.Advance(KeyBytes);
        }

        foreach (var person in persons)
        {
            ArrivalKeys.Add(person, Add);
        }

        return into.WrittenSpan.ToArray();
    }

    /// <summary>True when the key is among them.</summary>
    internal static bool HasKey(ReadOnlySpan<byte> keys, ulong key)
    {
        for (var at = 0; at + KeyBytes <= keys.Length; at += KeyBytes)
        {
            if (BinaryPrimitives.ReadUInt64LittleEndian(keys[at..]) == key)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The persons of packed bytes, with the flight's own facts.</summary>
    /// <exception cref="ArrivalStoreException">The bytes were not written by <see cref="Pack"/>.</exception>
    internal static List<ExpectedArrival> Unpack(byte[] packed, ExpectedArrival flight)
    {
        try
        {
            var persons = new List<ExpectedArrival>();
            for (ReadOnlySpan<byte> rest = packed; !rest.IsEmpty; )
            {
                persons.Add(One(ref rest, flight));
            }

            return persons;
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            throw new ArrivalStoreException("A flight's persons in the store are damaged.", e);
        }
    }

    private static ExpectedArrival One(ref ReadOnlySpan<byte> rest, ExpectedArrival flight)
    {
        var kind = Number(ref rest);
        return flight with
        {
            State = (ArrivalState)(kind & 7),
            Role = (PersonRole)(kind >> 3 & 7),
            IsInfant = (kind & 64) != 0,
            Surname = Text(ref rest),
            GivenNames = Text(ref rest),
            BirthDate = Date(ref rest),
            Sex = Text(ref rest),
            Nationality = Text(ref rest),
            Document = Text(ref rest) is { Length: > 0 } number
                ? new TravelDocument(Text(ref rest), number, Text(ref rest), Date(ref rest))
                : null,
            FurtherNumbers = Texts(ref rest),
            Flags = Texts(ref rest),
        };
    }

    private static void Number(ArrayBufferWriter<byte> into, uint value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            into.GetSpan(1)[0] = (byte)(value & 0x7F | 0x80);
            into.Advance(1);
        }

        into.GetSpan(1)[0] = (byte)value;
        into.Advance(1);
    }

    private static uint Number(ref ReadOnlySpan<byte> rest)
    {
        var value = 0u;
        for (var shift = 0; shift < 32; shift += 7)
        {
            var next = rest[0];
            rest = rest[1..];
            value |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(rest));
    }

    private static void Text(ArrayBufferWriter<byte> into, string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var length = Encoding.UTF8.GetByteCount(text);
        Number(into, (uint)length);
        into.Advance(Encoding.UTF8.GetBytes(text, into.GetSpan(Math.Max(1, most))));
    }

    private static string Text(ref ReadOnlySpan<byte> rest)
    {
        var length = (int)Number(ref rest);
        var text = length == 0 ? "" : Encoding.UTF8.GetString(rest[..length]);
        rest = rest[length..];
        return text;
    }

    private static void Texts(ArrayBufferWriter<byte> into, IReadOnlyList<string> texts)
    {
        Number(into, (uint)texts.Count);
        foreach (var text in texts)
        {
            Text(into, text);
        }
    }

    private static string[] Texts(ref ReadOnlySpan<byte> rest)
    {
        var count = (int)Number(ref rest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, rest.Length);
        var texts = count == 0 ? [] : new string[count];
        for (var i = 0; i < count; i++)
        {
            texts[i] = Text(ref rest);
        }

        return texts;
    }

    private static void Date(ArrayBufferWriter<byte> into, TravelDate? date) =>
        Number(
            into,
            date is { } known ? (uint)((known.Year << (DayBits + MonthBits)) | (known.Month << DayBits) | known.Day) : 0
        );

    private static TravelDate? Date(ref ReadOnlySpan<byte> rest)
    {
        var date = (int)Number(ref rest);
        return date == 0
            ? null
            : new TravelDate(
                date >> (DayBits + MonthBits),
                (date >> DayBits) & ((1 << MonthBits) - 1),
                date & ((1 << DayBits) - 1)
            );
    }
}
