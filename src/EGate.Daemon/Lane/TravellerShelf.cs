using System.Security.Cryptography;
using EGate.Core;
using EGate.Daemon.Passengers;
using EGate.Watchlists;

namespace EGate.Daemon.Lane;

/// <summary>What officers may see of the traveller under way. A copy; its pictures die with the caller.</summary>
internal sealed record TravellerView(
    string Crossing,
    TravellerIdentity? Identity,
    byte[] PortraitJpeg,
    byte[] LiveJpeg,
    IReadOnlyList<ListHit> Hits,
    PassengerFinding? Expected
);

/// <summary>The hits on the traveller under way.</summary>
internal sealed record TravellerHits(string Crossing, TravellerIdentity? Identity, IReadOnlyList<ListHit> Hits);

/// <summary>
/// Holds the personal data of the crossing under way, in memory, until <see cref="Wipe"/>. Never logged, never journaled.
/// Safe for several threads.
/// </summary>
internal sealed class TravellerShelf
{
    private readonly Lock _gate = new();
    private string _crossing = "";
    private TravellerIdentity? _identity;
    private byte[] _portrait = [];
    private byte[] _live = [];
    private IReadOnlyList<ListHit> _hits = [];
    private PassengerFinding? _expected;

    /// <summary>Empties the shelf for a new crossing.</summary>
    public void Begin(string crossing)
    {
        lock (_gate)
        {
            WipeLocked();
            _crossing = crossing;
        }
    }

    /// <summary>Puts something on the shelf; nothing when the crossing is over.</summary>
    public void PutIdentity(string crossing, TravellerIdentity? identity) => Put(crossing, () => _identity = identity);

    /// <summary>Puts the hits of a search on the shelf.</summary>
    public void PutHits(string crossing, IReadOnlyList<ListHit> hits) => Put(crossing, () => _hits = hits);

    /// <summary>Puts what was announced of the traveller on the shelf.</summary>
    public void PutExpected(string crossing, PassengerFinding? expected) => Put(crossing, () => _expected = expected);

    /// <summary>Puts the portrait on the shelf; the shelf owns the bytes from now on.</summary>
    public void PutPortrait(string crossing, byte[] jpeg) => PutBytes(crossing, jpeg, ref _portrait);

    /// <summary>Puts the newest live face on the shelf; the shelf owns the bytes from now on.</summary>
    public void PutLive(string crossing, byte[] jpeg) => PutBytes(crossing, jpeg, ref _live);

    /// <summary>Whose hits are there, without the pictures; null when nobody is under way.</summary>
    public TravellerHits? Hits()
    {
        lock (_gate)
        {
            return _crossing.Length == 0 ? null : new TravellerHits(_crossing, _identity, _hits);
        }
    }

    /// <summary>A copy of what is there; null when nobody is under way.</summary>
    public TravellerView? Read()
    {
        lock (_gate)
        {
            return _crossing.Length == 0
                ? null
                : new TravellerView(
                    _crossing,
                    _identity,
                    (byte[])_portrait.Clone(),
                    (byte[])_live.Clone(),
                    _hits,
                    _expected
                );
        }
    }

    /// <summary>Zeroes and forgets everything (DESIGN section 5, rule 8).</summary>
    public void Wipe()
    {
        lock (_gate)
        {
            WipeLocked();
        }
    }

    private void Put(string crossing, Action put)
    {
        lock (_gate)
        {
            if (_crossing == crossing)
            {
                put();
            }
        }
    }

    private void PutBytes(string crossing, byte[] bytes, ref byte[] place)
    {
        lock (_gate)
        {
            var old = _crossing == crossing ? place : bytes;
            CryptographicOperations.ZeroMemory(old);
            if (_crossing == crossing)
            {
                place = bytes;
            }
        }
    }

    private void WipeLocked()
    {
        CryptographicOperations.ZeroMemory(_portrait);
        CryptographicOperations.ZeroMemory(_live);
        (_crossing, _identity, _portrait, _live, _hits, _expected) = ("", null, [], [], [], null);
    }
}
