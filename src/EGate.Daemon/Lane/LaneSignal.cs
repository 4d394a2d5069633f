using EGate.Core;

namespace EGate.Daemon.Lane;

/// <summary>
/// What is queued for the lane loop: an event, what is to be noted before it is handled, or both.
/// </summary>
/// <param name="Event">The event; null when only something is to be noted.</param>
/// <param name="Crossing">The crossing it belongs to; a signal of an earlier crossing is dropped. Null when it belongs to the lane.</param>
/// <param name="Note">Runs on the loop before the event is handled.</param>
/// <param name="QueuedAt"><see cref="TimeProvider.GetTimestamp"/> when it was queued: how long until its command went out.</param>
/// <param name="Generation">For deadlines: which arming it belongs to; 0 otherwise.</param>
internal sealed record LaneSignal(LaneEvent? Event, string? Crossing, Action? Note, long QueuedAt, long Generation = 0);
