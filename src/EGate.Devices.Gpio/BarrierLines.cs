using EGate.Core;

namespace EGate.Devices.Gpio;

/// <summary>Which lines belong to which barrier.</summary>
internal static class BarrierLines
{
    /// <summary>The function of a barrier's closed end switch.</summary>
    public static string ClosedSwitch(BarrierId barrier) =>
        barrier == BarrierId.Entry ? GpioFunctions.EntryClosed : GpioFunctions.ExitClosed;

    /// <summary>The function of a barrier's open end switch.</summary>
    public static string OpenedSwitch(BarrierId barrier) =>
        barrier == BarrierId.Entry ? GpioFunctions.EntryOpened : GpioFunctions.ExitOpened;

    /// <summary>The function of a barrier's obstacle sensor.</summary>
    public static string ObstacleSensor(BarrierId barrier) =>
        barrier == BarrierId.Entry ? GpioFunctions.EntryObstacle : GpioFunctions.ExitObstacle;

    /// <summary>The function of a barrier's opening drive.</summary>
    public static string OpenDrive(BarrierId barrier) =>
        barrier == BarrierId.Entry ? GpioFunctions.EntryOpen : GpioFunctions.ExitOpen;

    /// <summary>The function of a barrier's closing drive.</summary>
    public static string CloseDrive(BarrierId barrier) =>
        barrier == BarrierId.Entry ? GpioFunctions.EntryClose : GpioFunctions.ExitClose;

    /// <summary>A barrier's inputs.</summary>
    public static BarrierSwitches Read(BarrierId barrier, LaneInputs inputs) =>
        new(
            inputs.Stable(OpenedSwitch(barrier)),
            inputs.Stable(ClosedSwitch(barrier)),
            inputs.Sure(OpenedSwitch(barrier)),
            inputs.Sure(ClosedSwitch(barrier)),
            inputs.Stable(ObstacleSensor(barrier))
        );
}
