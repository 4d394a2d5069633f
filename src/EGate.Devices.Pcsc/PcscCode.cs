namespace EGate.Devices.Pcsc;

/// <summary>Return codes of libpcsclite (pcsclite.h) that the driver tells apart.</summary>
internal static class PcscCode
{
    public const uint Success = 0;
    public const uint InvalidHandle = 0x80100003;
    public const uint InsufficientBuffer = 0x80100008;
    public const uint UnknownReader = 0x80100009;
    public const uint Timeout = 0x8010000A;
    public const uint SharingViolation = 0x8010000B;
    public const uint NoSmartcard = 0x8010000C;
    public const uint ReaderUnavailable = 0x80100017;
    public const uint NoService = 0x8010001D;
    public const uint ServiceStopped = 0x8010001E;
    public const uint NoReaders = 0x8010002E;
    public const uint UnresponsiveCard = 0x80100066;
    public const uint ResetCard = 0x80100068;
    public const uint RemovedCard = 0x80100069;

    /// <summary>The service is gone; everything that was opened in it is too.</summary>
    public static bool MeansNoService(uint code) => code is NoService or ServiceStopped or InvalidHandle;

    /// <summary>The reader is gone.</summary>
    public static bool MeansNoReader(uint code) => code is UnknownReader or ReaderUnavailable or NoReaders;

    /// <summary>No chip lies on the reader.</summary>
    public static bool MeansNoCard(uint code) => code is NoSmartcard or RemovedCard;
}
