using EGate.Contract.Officers;
using EGate.Gateway.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGate.Gateway.OfficersPage;

/// <summary>What the officers' listener serves; README.md describes each path.</summary>
internal static class OfficerEndpoints
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage("Officers");
        var open = routes.MapGroup("/api").RequireHeader();
        open.MapPost("/sign-in/begin", Begin);
        open.MapPost("/sign-in/finish", Finish);
        open.MapPost("/sign-out", SignOut);

        // EventSource sends no headers of its own; the stream changes nothing and its cookie is SameSite=Strict.
        routes.MapGroup("/api").RequireRole(OfficerRoles.Viewer).MapGet("/stream", OfficerStream.Open);

        var viewer = routes.MapGroup("/api").RequireHeader().RequireRole(OfficerRoles.Viewer);
        viewer.MapPost("/session/touch", Touch);
        viewer.MapGet("/traveller", OfficerLane.Traveller);
        viewer.MapGet("/crossings", OfficerLane.Crossings);
        viewer.MapGet("/scenarios", OfficerLane.Scenarios);

        var officer = routes.MapGroup("/api").RequireHeader().RequireRole(OfficerRoles.Officer);
        officer.MapPost("/commands", OfficerLane.Command);
        officer.MapPost("/simulate", OfficerLane.Simulate);
    }

    private static IResult Begin(BeginRequest request, SignIn signIn, HttpResponse response)
    {
        if (request.Name is not { Length: > 0 and <= OfficerAccount.MaxNameLength })
        {
            return Wrong();
        }

        var (offer, wait) = signIn.Begin(request.Name);
        if (offer is not null)
        {
            return TypedResults.Ok(offer);
        }

        var seconds = Math.Ceiling(wait!.Value.TotalSeconds);
        response.Headers.RetryAfter = $"{seconds:0}";
        return OfficerGate.Refuse(
            StatusCodes.Status429TooManyRequests,
            "SIGN_IN_TOO_OFTEN",
            "Too many attempts to sign in.",
            $"Wait {seconds:0} seconds and try again."
        );
    }

    private static IResult Finish(FinishRequest request, SignIn signIn, HttpContext context)
    {
        if (request.Name is null || request.Challenge is null)
        {
            return Wrong();
        }

        if (signIn.Finish(request.Name, request.Challenge, request.Signature) is not var (account, cookie))
        {
            return Wrong();
        }

        context.Response.Cookies.Append(OfficerGate.Cookie, cookie, OfficerGate.CookieFor(context.Request));
        return TypedResults.Ok(new SignedIn(account.Name, account.Role, account.KeyId));
    }

    private static IResult Wrong() =>
        OfficerGate.Refuse(
            StatusCodes.Status401Unauthorized,
            "SIGN_IN_WRONG",
            "Name or password is wrong.",
            "Try again; a technician can make a new password with egatectl."
        );

    private static NoContent SignOut(HttpContext context, Sessions sessions)
    {
        sessions.Close(context.Request.Cookies[OfficerGate.Cookie]);
        context.Response.Cookies.Delete(OfficerGate.Cookie, OfficerGate.CookieFor(context.Request));
        return TypedResults.NoContent();
    }

    private static NoContent Touch(HttpContext context, Sessions sessions)
    {
        sessions.Touch(context.Request.Cookies[OfficerGate.Cookie]);
        return TypedResults.NoContent();
    }
}
