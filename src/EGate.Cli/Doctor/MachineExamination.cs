using EGate.Core;

namespace EGate.Cli.Doctor;

/// <summary>Looks at the machine while egated is away: service, socket, profile, the nodes it names, state directory.</summary>
internal sealed class MachineExamination(string socket, string profilePath, string statePath)
{
    /// <summary>Below this the journal is at risk: a busy day writes a few MiB.</summary>
    private const long FreeBytesMin = 256L << 20;

    /// <summary>Runs everything that can be tested from outside.</summary>
    public async Task<IReadOnlyList<Finding>> RunAsync(TimeProvider time, CancellationToken cancellation) =>
        [await ServiceState.ExamineAsync(time, cancellation), Socket(), .. Profile(), State()];

    private Finding Socket()
    {
        const string Tested = "The socket is there and open to this user.";
        var folder = Path.GetDirectoryName(Path.GetFullPath(socket))!;
        if (!Directory.Exists(folder) || !FileAccess.May(folder, FileAccess.Search))
        {
            return new(
                "socket",
                Tested,
                false,
                $"{folder} is not there or closed to this user.",
                Catalogue.CallNotPermitted.Remedy
            );
        }

        if (!File.Exists(socket))
        {
            return new("socket", Tested, false, $"{socket} is not there.", Catalogue.EgatedNotReachable.Remedy);
        }

        return FileAccess.May(socket, FileAccess.ReadAndWrite)
            ? new(
                "socket",
                Tested,
                true,
                $"{socket} is there; who made it does not listen any more, or is starting.",
                ""
            )
            : new("socket", Tested, false, $"{socket} is closed to this user.", Catalogue.CallNotPermitted.Remedy);
    }

    private IEnumerable<Finding> Profile()
    {
        const string Tested = "The profile can be read and has no mistakes.";
        ProfileResult result;
        try
        {
            result = LaneProfileReader.Read(NamedFiles.Text(profilePath, LaneProfileReader.BytesMax));
        }
        catch (CommandFailure failure)
        {
            return
            [
                new(
                    "profile",
                    Tested,
                    false,
                    failure.Message,
                    "Give the profile egated uses with --profile, or check its permissions."
                ),
            ];
        }

        if (result.Profile is not { } profile)
        {
            var first = result.Problems[0];
            var seen = $"{profilePath}: {result.Problems.Count} problems; the first at {first.Path}: {first.Problem}";
            return [new("profile", Tested, false, seen, $"Run egatectl config check {profilePath}.")];
        }

        return [new("profile", Tested, true, $"{profilePath}: {profile.Lane}", ""), .. Nodes(profile)];
    }

    private static IEnumerable<Finding> Nodes(LaneProfile profile) =>
        profile.Devices == DeviceKind.Simulated
            ? []
            :
            [
                Node("reader", profile.Reader.Port, "dialout"),
                Node("chip", profile.Chip.Port, "dialout"),
                Node("camera", profile.Camera.Source, "video"),
            ];

    private static Finding Node(string device, string node, string group)
    {
        const string Tested = "The node is there and open to this user.";
        if (!File.Exists(node))
        {
            return new(
                device,
                Tested,
                false,
                $"{node} is not there.",
                "Check plug and power; ls -l on its folder shows what is there."
            );
        }

        return FileAccess.May(node, FileAccess.ReadAndWrite)
            ? new(device, Tested, true, $"{node} is there.", "")
            : new(
                device,
                Tested,
                false,
                $"{node} is closed to this user.",
                $"Run it as a member of the group {group}, or with sudo."
            );
    }

    private Finding State()
    {
        const string Tested = "The state directory is there, writable, and has room.";
        if (!Directory.Exists(statePath))
        {
            return new(
                "state",
                Tested,
                false,
                $"{statePath} is not there or closed to this user.",
                "Start egated once by systemd, or give --state."
            );
        }

        if (!FileAccess.May(statePath, FileAccess.ReadAndWrite))
        {
            return new(
                "state",
                Tested,
                false,
                $"{statePath} is closed to this user.",
                "Run it with sudo to look inside."
            );
        }

        var free = new DriveInfo(Path.GetFullPath(statePath)).AvailableFreeSpace;
        return free >= FreeBytesMin
            ? new("state", Tested, true, $"{statePath}: {free >> 20} MiB free", "")
            : new(
                "state",
                Tested,
                false,
                $"{statePath}: {free >> 20} MiB free, at least {FreeBytesMin >> 20} wanted",
                "Make room on the disk; without it nothing may be opened."
            );
    }
}
