namespace EGate.Gateway.Hosting;

/// <summary>The two listeners. A connection belongs to the one it came in by, whatever its request says.</summary>
public enum Surface
{
    /// <summary>The page in the lane, in an untrusted browser.</summary>
    Traveller = 0,

    /// <summary>The page for officers who sign in.</summary>
    Officers = 1,

    /// <summary>Where carriers and other systems send passenger messages.</summary>
    Upload = 2,
}

/// <summary>Set on each connection by its listener.</summary>
internal sealed record SurfaceMark(Surface Surface)
{
    internal static bool Is(HttpContext context, Surface surface) =>
        context.Features.Get<SurfaceMark>()?.Surface == surface;
}
