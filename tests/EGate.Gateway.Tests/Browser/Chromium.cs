using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(EGate.Gateway.Tests.Browser.Chromium))]

namespace EGate.Gateway.Tests.Browser;

/// <summary>Debian's Chromium, started once for all tests; each test has its own context, so cookies never meet.</summary>
public sealed class Chromium : IAsyncLifetime
{
    // A condition that holds is seen at once; this is only how long a busy machine may take over it, in milliseconds.
    private const float Patience = 30_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = "/usr/bin/chromium",
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    /// <summary>A page in a context of its own; anything the page complains of (a broken script, a refused resource) goes to <paramref name="complaints"/>.</summary>
    public async Task<IPage> OpenAsync(Uri address, int width, int height, List<string> complaints, bool still = true)
    {
        var context = await _browser!.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
                ReducedMotion = still ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
            }
        );
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(Patience);
        page.PageError += (_, error) => complaints.Add(error);
        page.Response += (_, answer) =>
        {
            if (answer.Status >= 400 && !answer.Url.Contains("/api/", StringComparison.Ordinal))
            {
                complaints.Add($"{answer.Status} {answer.Url}");
            }
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                complaints.Add(message.Text);
            }
        };
        await page.GotoAsync(address.ToString());
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
