namespace EGate.Gateway.OfficersPage;

/// <summary>The first step of signing in.</summary>
/// <param name="Name">As typed.</param>
internal sealed record BeginRequest(string Name);

/// <summary>The second step of signing in.</summary>
/// <param name="Name">The same name.</param>
/// <param name="Challenge">From the offer.</param>
/// <param name="Signature">Base64, r || s; null when the browser could not open the key, so that the failure is logged.</param>
internal sealed record FinishRequest(string Name, string Challenge, string? Signature);

/// <summary>A command as the browser signed it.</summary>
/// <param name="Envelope">Base64 of the bytes of an EGate.Contract.CommandEnvelope.</param>
/// <param name="Signature">Base64, r || s.</param>
internal sealed record CommandRequest(string Envelope, string Signature);

/// <summary>A scenario to send through a simulated lane.</summary>
/// <param name="Scenario">Its name.</param>
/// <param name="OfficerWaits">True: the officer at the page decides; false: the simulated one.</param>
internal sealed record ScenarioRequest(string Scenario, bool OfficerWaits);

/// <summary>Who is signed in.</summary>
/// <param name="Name">The account's name.</param>
/// <param name="Role">viewer or officer.</param>
/// <param name="KeyId">Goes into the envelopes.</param>
internal sealed record SignedIn(string Name, string Role, string KeyId);

/// <summary>Why a request was not done, in words for the page.</summary>
/// <param name="Fault">Stable id: a catalogue id of egated, or NO_CONTACT, SIGN_IN_WRONG, SIGN_IN_TOO_OFTEN, SIGNED_OUT, ROLE, REQUEST.</param>
/// <param name="Sentence">What happened.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record Refusal(string Fault, string Sentence, string Remedy);
