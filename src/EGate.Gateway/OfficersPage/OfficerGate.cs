using EGate.Contract.Officers;

namespace EGate.Gateway.OfficersPage;

/// <summary>
/// What a request must bring: a header that no foreign page can send without asking first (and there is no CORS here that would answer),
/// a session in a SameSite=Strict cookie, a role.
/// </summary>
internal static class OfficerGate
{
    internal const string Cookie = "egate-session";
    internal const string Header = "X-EGate";

    /// <summary>Refuses a request without our header.</summary>
    internal static RouteGroupBuilder RequireHeader(this RouteGroupBuilder group) =>
        group.AddEndpointFilter(
            async (call, next) =>
                call.HttpContext.Request.Headers[Header] == "1"
                    ? await next(call)
                    : Refuse(
                        StatusCodes.Status400BadRequest,
                        "REQUEST",
                        "The request did not come from this page.",
                        "Reload the page."
                    )
        );

    /// <summary>Refuses a request without a session, or whose role is not enough.</summary>
    internal static RouteGroupBuilder RequireRole(this RouteGroupBuilder group, string role) =>
        group.AddEndpointFilter(
            async (call, next) =>
                SessionOf(call.HttpContext) switch
                {
                    null => Refuse(
                        StatusCodes.Status401Unauthorized,
                        "SIGNED_OUT",
                        "You are not signed in any more.",
                        "Sign in again."
                    ),
                    var s when role == OfficerRoles.Officer && s.Role != OfficerRoles.Officer => Refuse(
                        StatusCodes.Status403Forbidden,
                        "ROLE",
                        "A viewer cannot do this.",
                        "Ask an officer."
                    ),
                    _ => await next(call),
                }
        );

    internal static Session? SessionOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<Sessions>().Find(context.Request.Cookies[Cookie]);

    internal static IResult Refuse(int status, string fault, string sentence, string remedy) =>
        TypedResults.Json(new Refusal(fault, sentence, remedy), statusCode: status);

    /// <summary>Options of the session cookie; Secure when the person came by TLS, also through a reverse proxy on this machine.</summary>
    internal static CookieOptions CookieFor(HttpRequest request) =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Path = "/",
            IsEssential = true,
            Secure = request.IsHttps || request.Headers["X-Forwarded-Proto"] == "https",
            MaxAge = Sessions.Longest,
        };
}
