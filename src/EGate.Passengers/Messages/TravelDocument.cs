namespace EGate.Passengers;

/// <summary>A document that was announced for a person.</summary>
/// <param name="Type">Code as written: P passport, V visa, I, A, C identity cards and others; may be empty.</param>
/// <param name="Number">Number as written.</param>
/// <param name="Issuer">Issuing state as written; may be empty. Of a visa announced in a reservation: the state it is for.</param>
/// <param name="Expiry">Date of expiry; null when not said.</param>
public sealed record TravelDocument(string Type, string Number, string Issuer, TravelDate? Expiry)
{
    /// <summary>True for what a traveller cannot show at a gate by itself.</summary>
    public bool IsVisa => Type.StartsWith('V');

    /// <summary>Names no number: a log line that prints it by mistake stays empty.</summary>
    public override string ToString() => "travel document";
}
