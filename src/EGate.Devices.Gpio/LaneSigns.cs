using EGate.Core;

namespace EGate.Devices.Gpio;

/// <summary>
/// The entry sign and the light at the face. Arrow and cross are never lit together: the old one goes out first. The light's line is a
/// switch: any share above 0 % is on; dimming needs a drive of its own and is not done here.
/// </summary>
internal sealed class LaneSigns
{
    private EntrySign _sign;
    private bool _light;

    /// <summary>Takes what is to be shown.</summary>
    public void Set(EntrySign sign, int faceLightPercent)
    {
        _sign = sign;
        _light = faceLightPercent > 0;
    }

    /// <summary>Writes it.</summary>
    public void Write(LanePins pins)
    {
        if (_sign != EntrySign.Arrow)
            pins.Write(GpioFunctions.SignArrow, active: false);
        if (_sign != EntrySign.Cross)
            pins.Write(GpioFunctions.SignCross, active: false);
        if (_sign == EntrySign.Arrow)
            pins.Write(GpioFunctions.SignArrow, active: true);
        if (_sign == EntrySign.Cross)
            pins.Write(GpioFunctions.SignCross, active: true);
        pins.Write(GpioFunctions.FaceLight, _light);
    }
}
