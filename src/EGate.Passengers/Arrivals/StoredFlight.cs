namespace EGate.Passengers;

/// <summary>One flight of a store, as a lane is told of it.</summary>
/// <param name="Id">Its number in the store.</param>
/// <param name="Key">Names it wherever it is held: designator, day, place it comes from.</param>
/// <param name="At">Arrival, else departure, else when its first message came; local time.</param>
/// <param name="Revision">A word that is another one after every change, and in every other store.</param>
/// <param name="Persons">How many persons are on it.</param>
public sealed record StoredFlight(long Id, string Key, DateTime At, string Revision, int Persons);
