using System.Diagnostics;
using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace EGate.Gateway.Tests.Browser;

/// <summary>The program itself, started as the checkout's scripts start it: through a symlink, from another folder.</summary>
public sealed partial class ProcessTests(Chromium chromium) : PageTests(chromium)
{
    [Fact]
    public async Task Frozen_gateway_is_no_contact_on_the_page_by_itself_and_a_thawed_one_is_shown_again()
    {
        using var program = Start(
            $"--socket={Gateway.Egated.Socket}",
            "--traveller",
            "http://127.0.0.1:0",
            "--officers=http://[::1]:0",
            "--accounts",
            Gateway.AccountsPath
        );
        try
        {
            var address = await AddressAsync(program);
            var page = await OpenAsync(address, 1080, 1920);
            await Expect(page.Locator("body")).ToHaveAttributeAsync("data-screen", "document");
            await page.EvaluateAsync(Measure);
            await page.WaitForFunctionAsync("() => window.lastWord > 0");
            Signal(program, "STOP");
            await Expect(page.Locator("body")).ToHaveAttributeAsync("data-screen", "no-contact");
            await Expect(page.Locator("#line")).ToContainTextAsync("see an officer");
            // A second and a half after the last word, by the browser's own clock; two seconds with its lateness.
            Assert.InRange(await page.EvaluateAsync<double>("() => window.changed - window.lastWord"), 1000, 2000);
            Signal(program, "CONT");
            await Expect(page.Locator("body")).ToHaveAttributeAsync("data-screen", "document");
            Signal(program, "TERM");
            await program.WaitForExitAsync();
            Assert.Equal(0, program.ExitCode);
        }
        finally
        {
            program.Kill();
        }
    }

    [Fact]
    public async Task Wrong_options_are_told_all_at_once_with_exit_code_2()
    {
        using var program = Start(
            "--socket",
            "here.sock",
            "--traveller",
            "http://0.0.0.0:8071",
            "--officers",
            "https://127.0.0.1:8072",
            "--colour",
            "blue"
        );
        var told = await program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync();
        Assert.Equal(2, program.ExitCode);
        Assert.Contains("--socket here.sock", told, StringComparison.Ordinal);
        Assert.Contains("--traveller http://0.0.0.0:8071", told, StringComparison.Ordinal);
        Assert.Contains("--officers https://127.0.0.1:8072", told, StringComparison.Ordinal);
        Assert.Contains("--colour", told, StringComparison.Ordinal);
    }

    private const string Measure = """
        () => {
          window.lastWord = 0;
          new EventSource('/stream').onmessage = () => { window.lastWord = performance.now(); };
          new MutationObserver(() => { window.changed = performance.now(); })
            .observe(document.body, { attributeFilter: ['data-screen'] });
        }
        """;

    private Process Start(params string[] arguments)
    {
        var link = Path.Combine(Gateway.Folder.FullName, "egate-gateway");
        File.CreateSymbolicLink(link, Path.Combine(AppContext.BaseDirectory, "egate-gateway"));
        return Process.Start(
            new ProcessStartInfo(link, arguments)
            {
                WorkingDirectory = "/",
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
    }

    private static async Task<Uri> AddressAsync(Process program)
    {
        while (await program.StandardOutput.ReadLineAsync() is { } line)
        {
            if (TravellerAddress().Match(line) is { Success: true } match)
            {
                return new Uri(match.Groups[1].Value);
            }
        }

        throw new InvalidOperationException(await program.StandardError.ReadToEndAsync());
    }

    private static void Signal(Process program, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{program.Id}"]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    [GeneratedRegex("Traveller's page (http://[^ ]+)")]
    private static partial Regex TravellerAddress();
}
