using EGate.Contract.Officers;

namespace EGate.Daemon.Socket;

/// <summary>An officer whose commands this lane obeys.</summary>
/// <param name="KeyId">Names the key.</param>
/// <param name="Role">One of <see cref="OfficerRoles"/>.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo.</param>
/// <param name="Name">The account's name: two keys of one person are one person.</param>
internal sealed record KnownOfficer(string KeyId, string Role, byte[] PublicKey, string Name);

/// <summary>
/// The officers' public keys. The file is read again when it changes, so an officer can be added or removed without a restart; a file that
/// cannot be read leaves nobody able to command, and says so. A simulated lane also knows its simulated officer.
/// </summary>
internal sealed partial class OfficerKeys(string? path, ILogger<OfficerKeys> log)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, KnownOfficer> _added = new(StringComparer.Ordinal);
    private Dictionary<string, KnownOfficer> _fromFile = new(StringComparer.Ordinal);
    private DateTime _stamp;

    /// <summary>Adds an officer of this process only.</summary>
    public void Add(KnownOfficer officer)
    {
        lock (_gate)
        {
            _added[officer.KeyId] = officer;
        }
    }

    /// <summary>The officer of a key id, or null.</summary>
    public KnownOfficer? Find(string keyId)
    {
        lock (_gate)
        {
            Refresh();
            return _added.GetValueOrDefault(keyId) ?? _fromFile.GetValueOrDefault(keyId);
        }
    }

    private void Refresh()
    {
        if (path is null)
        {
            return;
        }

        var stamp = File.GetLastWriteTimeUtc(path);
        if (stamp == _stamp)
        {
            return;
        }

        _stamp = stamp;
        var file = OfficersFile.Read(path);
        foreach (var problem in file.Problems)
        {
            LogProblem(problem);
        }

        _fromFile = (file.Content ?? []).ToDictionary(
            k => k.KeyId,
            k => new KnownOfficer(k.KeyId, k.Role, Convert.FromBase64String(k.PublicKey), k.Officer),
            StringComparer.Ordinal
        );
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "officers file: {Problem}")]
    private partial void LogProblem(string problem);
}
