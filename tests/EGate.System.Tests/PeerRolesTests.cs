using EGate.Daemon.Socket;

namespace EGate.System.Tests;

public sealed class PeerRolesTests
{
    [Fact]
    public void Caller_who_is_nobody_may_only_look() => Assert.Equal(PeerRole.Viewer, PeerRoles.Of(65534));

    [Fact]
    public void Caller_who_is_root_has_every_role() =>
        Assert.Equal(PeerRole.Viewer | PeerRole.Gateway | PeerRole.Technician, PeerRoles.Of(0));

    [Fact]
    public void Caller_without_an_entry_in_the_users_file_may_only_look() =>
        Assert.Equal(PeerRole.Viewer, PeerRoles.Of(4_000_000_000));
}
