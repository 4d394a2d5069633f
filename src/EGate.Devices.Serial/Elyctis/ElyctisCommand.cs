namespace EGate.Devices.Serial.Elyctis;

/// <summary>
/// Commands of the Elyctis ID BOX One "Scanner Command Set" v1.7. The presence detection command is left out on purpose: its byte and the
/// form of its messages are not in the text that is public, so presence is found by inquiring.
/// </summary>
public enum ElyctisCommand : byte
{
    /// <summary>Switches continuous read on (data 01) or off (00); echoed. It switches itself off after each good read.</summary>
    ContinuousRead = 0x43,

    /// <summary>The machine-readable zone now on the glass; no data when there is none. Also sent unasked in continuous read.</summary>
    Inquire = 0x49,

    /// <summary>The one-line zone of a driving licence.</summary>
    InquireOneLine = 0x4C,

    /// <summary>Serial number.</summary>
    SerialNumber = 0x52,

    /// <summary>Product information.</summary>
    ProductInfo = 0x54,

    /// <summary>Firmware version.</summary>
    Version = 0x56,

    /// <summary>Version of the optical character recognition.</summary>
    OcrVersion = 0x57,
}
