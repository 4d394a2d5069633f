namespace EGate.Gateway.OfficersPage;

/// <summary>Somebody who is signed in.</summary>
/// <param name="Name">The account's name.</param>
/// <param name="Role">The account's role at sign-in.</param>
/// <param name="KeyId">The account's key.</param>
/// <param name="Ends">When the session ends unless its owner does something (UTC).</param>
public sealed record Session(string Name, string Role, string KeyId, DateTimeOffset Ends);
