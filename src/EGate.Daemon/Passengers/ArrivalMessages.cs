using System.Globalization;
using EGate.Contract;
using EGate.Core;
using EGate.Journal;
using EGate.Passengers;
using Google.Protobuf.Collections;
using Grpc.Core;

namespace EGate.Daemon.Passengers;

/// <summary>Reads what the gateway sends of expected arrivals: short texts, dates of the calendar, known words, or nothing of it.</summary>
internal static class ArrivalMessages
{
    private const int TextMax = 128;
    private const int TextsMax = 20;
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm";

    /// <summary>The persons of a part.</summary>
    /// <exception cref="RpcException">It breaks the contract.</exception>
    public static IEnumerable<ExpectedArrival> Persons(FlightArrivals part)
    {
        Text(part.Key);
        Text(part.Revision);
        var flight = new ExpectedArrival
        {
            Flight = Text(part.Flight),
            From = Text(part.From),
            To = Text(part.To),
            Departs = Time(part.Departs),
            Arrives = Time(part.Arrives),
        };
        return part.Persons.Select(p => Person(p, flight));
    }

    /// <summary>The time that the flight counts from.</summary>
    public static DateTime At(FlightArrivals part, TimeProvider time) => Time(part.At) ?? time.GetLocalNow().DateTime;

    /// <summary>The journal's arguments of an erasure.</summary>
    public static JournalArguments Erasure(ErasureRecord erasure) =>
        new()
        {
            { "erasure", Text(erasure.Id) },
            { "by", "gateway-schedule" },
            { "what", Text(erasure.What) },
            { "count", (long)erasure.Count },
            { "before", Text(erasure.Before) },
            { "because", Text(erasure.Because) },
            { "done", Text(erasure.Done) },
        };

    private static ExpectedArrival Person(ExpectedPerson person, ExpectedArrival flight) =>
        flight with
        {
            State = Word<ArrivalState>(person.State),
            Role = Word<PersonRole>(person.Role),
            IsInfant = person.Infant,
            Surname = Text(person.Surname),
            GivenNames = Text(person.GivenNames),
            BirthDate = Date(person.BirthDate),
            Sex = person.Sex is "M" or "F" ? person.Sex : "<",
            Nationality = string.Intern(Code(person.Nationality)),
            Document =
                Text(person.DocumentNumber).Length == 0
                    ? null
                    : new TravelDocument(
                        string.Intern(Code(person.DocumentType)),
                        person.DocumentNumber,
                        string.Intern(Code(person.Issuer)),
                        Date(person.ExpiryDate)
                    ),
            FurtherNumbers = Texts(person.FurtherNumbers),
            Flags = Texts(person.Flags),
        };

    private static string Text(string text) => text.Length <= TextMax ? text : throw Refused("a text that is too long");

    /// <summary>A code of some letters, shared by all who have it; what is longer is no code and says nothing.</summary>
    private static string Code(string text) => text.Length <= 3 ? text : "";

    private static string[] Texts(RepeatedField<string> texts) =>
        texts.Count <= TextsMax ? [.. texts.Select(Text)] : throw Refused("too many texts");

    private static T Word<T>(int value)
        where T : struct, Enum =>
        Enum.IsDefined(typeof(T), value) ? (T)Enum.ToObject(typeof(T), value) : throw Refused("an unknown word");

    private static TravelDate? Date(string text) =>
        text.Length == 0 ? null : TravelDate.Digits(text) ?? throw Refused("a date that is none");

    private static DateTime? Time(string text) =>
        text.Length == 0 ? null
        : DateTime.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
        : throw Refused("a time that is none");

    private static RpcException Refused(string why) =>
        new(new Status(StatusCode.InvalidArgument, $"{Catalogue.ArrivalsRefused.Id}: {why}"));
}
