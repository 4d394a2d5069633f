using System.Buffers.Binary;
using System.Globalization;
using Grpc.Core;
using Microsoft.AspNetCore.Connections.Features;

namespace EGate.Daemon.Socket;

/// <summary>What the caller at the other end of the socket may do.</summary>
[Flags]
internal enum PeerRole
{
    /// <summary>May look. Everybody who can open the socket.</summary>
    Viewer = 1,

    /// <summary>May hand over officers' envelopes and read the traveller under way: the gateway.</summary>
    Gateway = 2,

    /// <summary>May test devices and, on a simulated lane, send travellers.</summary>
    Technician = 4,
}

/// <summary>
/// Roles by the kernel's word for who is at the other end (SO_PEERCRED, unix(7)). Root and the daemon's own user have all roles; user
/// <c>egate-gateway</c> is the gateway; members of group <c>egate-technician</c> are technicians. Users and groups are read from the local
/// files only (no directory service).
/// </summary>
internal static class PeerRoles
{
    private const int SolSocket = 1;
    private const int SoPeerCred = 17;

    /// <summary>Refuses a call whose peer lacks the role.</summary>
    /// <exception cref="RpcException">PermissionDenied, with the catalogue id.</exception>
    public static void Demand(ServerCallContext context, PeerRole role)
    {
        if ((Of(context) & role) == 0)
        {
            throw new RpcException(
                new Status(
                    StatusCode.PermissionDenied,
                    $"{Core.Catalogue.RoleNotAllowed.Id}: {Core.Catalogue.RoleNotAllowed.Remedy}"
                )
            );
        }
    }

    /// <summary>Number of the caller's user, for records; -1 when the kernel does not say.</summary>
    public static long UserOf(ServerCallContext context) =>
        context.GetHttpContext().Features.Get<IConnectionSocketFeature>()?.Socket is { } socket ? UserOf(socket) : -1;

    private static PeerRole Of(ServerCallContext context)
    {
        var socket = context.GetHttpContext().Features.Get<IConnectionSocketFeature>()?.Socket;
        return socket is null ? PeerRole.Viewer : Of(UserOf(socket));
    }

    /// <summary>The roles of a user id.</summary>
    internal static PeerRole Of(uint user)
    {
        if (user == 0 || user == OwnUser())
        {
            return PeerRole.Viewer | PeerRole.Gateway | PeerRole.Technician;
        }

        var name = NameOf(user);
        var role = PeerRole.Viewer;
        role |= name == "egate-gateway" ? PeerRole.Gateway : 0;
        role |= name is not null && MembersOf("egate-technician").Contains(name) ? PeerRole.Technician : 0;
        return role;
    }

    private static uint UserOf(System.Net.Sockets.Socket socket)
    {
        Span<byte> credentials = stackalloc byte[12]; // struct ucred: pid, uid, gid
        return socket.GetRawSocketOption(SolSocket, SoPeerCred, credentials) == credentials.Length
            ? BinaryPrimitives.ReadUInt32LittleEndian(credentials[4..])
            : uint.MaxValue;
    }

    private static uint OwnUser()
    {
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("Uid:", StringComparison.Ordinal));
        return uint.Parse(line.Split('\t')[2], CultureInfo.InvariantCulture);
    }

    private static string? NameOf(uint user) =>
        Fields("/etc/passwd", 7)
            .Where(f => f[2] == user.ToString(CultureInfo.InvariantCulture))
            .Select(f => f[0])
            .FirstOrDefault();

    private static string[] MembersOf(string group) =>
        Fields("/etc/group", 4).Where(f => f[0] == group).SelectMany(f => f[3].Split(',')).ToArray();

    private static IEnumerable<string[]> Fields(string path, int count) =>
        File.Exists(path) ? File.ReadLines(path).Select(l => l.Split(':')).Where(f => f.Length == count) : [];
}
