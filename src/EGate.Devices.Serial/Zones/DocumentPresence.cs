using System.Security.Cryptography;
using EGate.Core;

namespace EGate.Devices.Serial.Zones;

/// <summary>
/// Turns what the reader says again and again into events that are told once: presented, unreadable, removed. Pure but for the memory of
/// the document last told of, of which only a hash is kept. It outlives a lost line, so that a document that lay there all the time is not
/// told of twice.
/// </summary>
internal sealed class DocumentPresence
{
    /// <summary>
    /// Empty readings in a row after which the document counts as removed. One is not enough: a hand or a reflection on the glass can spoil
    /// a single reading.
    /// </summary>
    public const int EmptyReadings = 2;

    private byte[]? _told;
    private bool _unreadable;
    private int _empty;

    /// <summary>Whether something lies on the reader, as far as has been told.</summary>
    public bool Occupied => _told is not null || _unreadable;

    /// <summary>Takes one reading and returns what there is to tell, in order; usually nothing.</summary>
    public IReadOnlyList<ReaderEvent> Observe(MrzReading reading, ReadOnlySpan<byte> data, string[] lines) =>
        reading switch
        {
            MrzReading.Nothing => ObserveNothing(),
            MrzReading.Lines => ObserveLines(SHA256.HashData(data), lines),
            _ => ObserveUnreadable(),
        };

    /// <summary>The document counts as removed for another reason than an empty reading, such as a long silence.</summary>
    public IReadOnlyList<ReaderEvent> Remove()
    {
        if (!Occupied)
        {
            return [];
        }

        Forget();
        return [new ReaderEvent.DocumentRemoved()];
    }

    private ReaderEvent[] ObserveNothing()
    {
        _empty = Occupied ? _empty + 1 : 0;
        if (_empty < EmptyReadings)
        {
            return [];
        }

        Forget();
        return [new ReaderEvent.DocumentRemoved()];
    }

    private ReaderEvent[] ObserveLines(byte[] hash, string[] lines)
    {
        _empty = 0;
        if (_told is not null && _told.AsSpan().SequenceEqual(hash))
        {
            return [];
        }

        // Another zone than the one told of, with no empty reading between: documents were swapped quickly, or the first reading was wrong.
        ReaderEvent presented = new ReaderEvent.DocumentPresented(lines);
        ReaderEvent[] events = _told is null ? [presented] : [new ReaderEvent.DocumentRemoved(), presented];
        Forget();
        _told = hash;
        return events;
    }

    private ReaderEvent[] ObserveUnreadable()
    {
        _empty = 0;
        if (Occupied)
        {
            // A document that was read before and is not readable just now is being moved; it is gone when the reader says so.
            return [];
        }

        _unreadable = true;
        return [new ReaderEvent.DocumentUnreadable(Catalogue.MrzUnreadable.Id)];
    }

    private void Forget()
    {
        _told?.AsSpan().Clear();
        _told = null;
        _unreadable = false;
        _empty = 0;
    }
}
