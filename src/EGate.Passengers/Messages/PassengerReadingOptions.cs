namespace EGate.Passengers;

/// <summary>What of a message is taken over.</summary>
/// <param name="KeepContact">Addresses, telephone numbers and e-mail too. The lane never needs them.</param>
public sealed record PassengerReadingOptions(bool KeepContact = false);
