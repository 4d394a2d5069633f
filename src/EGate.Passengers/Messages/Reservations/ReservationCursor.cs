namespace EGate.Passengers;

/// <summary>Where in a reservation one is, as the tags tell it.</summary>
internal sealed class ReservationCursor
{
    /// <summary>Check-in, in a DAT.</summary>
    private const string CheckIn = "2";

    private bool inRecord;
    private bool wasAside;

    /// <summary>In what is no flight of a traveller of this reservation: hotels and cars (MSG), history (ABI).</summary>
    internal bool IsAside { get; private set; }

    /// <summary>In the group of a flight: documents there say whom they are for.</summary>
    internal bool IsInFlight { get; private set; }

    /// <summary>The last segment was EQN, so that a locator is that of a split reservation.</summary>
    internal bool IsBehindSplit { get; private set; }

    /// <summary>Where the next reservation may have begun; null when nothing speaks for it.</summary>
    internal Start? Candidate { get; private set; }

    /// <summary>A reservation begins.</summary>
    internal void Begin()
    {
        IsAside = false;
        IsInFlight = false;
        IsBehindSplit = false;
        Candidate = null;
        inRecord = true;
    }

    /// <summary>A reservation may begin here; new travellers prove it, segments of a flight's check-in or of history disprove it.</summary>
    internal void MayBegin(string locator, MessagePosition position, int documents)
    {
        wasAside = Candidate is null ? IsAside : wasAside;
        Candidate = new Start(locator, position, documents);
        IsAside = false;
    }

    /// <summary>Goes on behind a segment.</summary>
    internal void Move(ReadOnlySpan<char> tag, ReadOnlySpan<char> first)
    {
        IsBehindSplit = tag is "EQN";
        switch (tag)
        {
            case "MSG" or "ABI":
                IsAside = inRecord;
                Candidate = null;
                break;
            case "TVL":
                IsInFlight = inRecord;
                Forget();
                break;
            case "TRI" or "SSD" or "SAC" or "RPI" or "APD" or "TBD" or "LTS":
                Forget();
                break;
            case "DAT" when first is CheckIn:
                Forget();
                break;
            default:
                break;
        }
    }

    private void Forget()
    {
        if (Candidate is not null)
        {
            IsAside = wasAside;
            Candidate = null;
        }
    }

    /// <summary>A place at which a reservation may begin although its SRC is missing.</summary>
    /// <param name="Locator">Its locator.</param>
    /// <param name="Position">Of the RCI.</param>
    /// <param name="Documents">Documents that were read before it.</param>
    internal sealed record Start(string Locator, MessagePosition Position, int Documents);
}
