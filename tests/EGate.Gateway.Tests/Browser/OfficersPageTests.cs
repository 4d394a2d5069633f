using EGate.Contract;
using EGate.Gateway.OfficersPage;
using EGate.Gateway.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EGate.Gateway.Tests.Browser;

/// <summary>The officers' page in a real browser: signing in, seeing, commanding.</summary>
public sealed class OfficersPageTests(Chromium chromium) : PageTests(chromium)
{
    [Theory]
    [InlineData(1280, 800)]
    [InlineData(390, 844)]
    public async Task Every_view_is_accessible_and_none_is_wider_than_its_screen(int width, int height)
    {
        var page = await OpenAsync(width, height);
        await ExamineAsync(page, $"officers-{width}-sign-in");
        await SignInAsync(page);
        await Expect(page.Locator("#state")).ToContainTextAsync("Ready");
        await Expect(page.Locator(".scenarios button")).ToHaveCountAsync(13);
        await ExamineAsync(page, $"officers-{width}-ready");

        await ShowWaitingAsync(page);
        await ExamineAsync(page, $"officers-{width}-waiting");

        await page.GetByRole(AriaRole.Button, new() { Name = "Admit" }).ClickAsync();
        await ExamineAsync(page, $"officers-{width}-command");
        await page.Keyboard.PressAsync("Escape");

        var lost = Specimens.Status(300);
        lost.Cause = "DEVICE_LOST";
        lost.CauseSentence = "A device the lane cannot serve without has stopped answering.";
        lost.Remedy = "Run egatectl doctor and follow its advice for the device it names.";
        lost.Devices[0].Condition = "Lost";
        lost.Devices[0].Fault = "READER_LOST";
        lost.Devices[0].Sentence = "The document reader does not answer.";
        lost.Devices[0].Remedy = "Check its cable and its power.";
        Gateway.Script.Say(lost);
        await Expect(page.Locator("#devices")).ToContainTextAsync("READER_LOST");
        await ExamineAsync(page, $"officers-{width}-out");

        await Gateway.Egated.StopAsync();
        await Expect(page.Locator("#state")).ToContainTextAsync("No contact");
        await ExamineAsync(page, $"officers-{width}-no-contact");
    }

    [Fact]
    public async Task Wrong_password_and_unknown_name_get_the_same_words_and_no_session()
    {
        var page = await OpenAsync();
        foreach (
            var (name, password) in new[] { ("a.officer", "wrong password!"), ("nobody", RunningGateway.Password) }
        )
        {
            await FillAndSendAsync(page, name, password);
            await Expect(page.Locator("#sign-in-answer")).ToContainTextAsync("Name or password is wrong.");
            await Expect(page.Locator("#password")).ToHaveValueAsync("");
        }

        await Expect(page.Locator("#lane-view")).ToBeHiddenAsync();
        Assert.Empty(await page.Context.CookiesAsync());
    }

    [Fact]
    public async Task Too_many_attempts_are_told_to_wait()
    {
        var page = await OpenAsync();
        var signIn = await page.EvaluateAsync<int[]>(
            """
            async (most) => {
              const answers = [];
              for (let i = 0; i <= most; i++) {
                const answer = await fetch('/api/sign-in/begin', {
                  method: 'POST', headers: { 'X-EGate': '1', 'Content-Type': 'application/json' }, body: '{"name":"a.officer"}' });
                answers.push(answer.status);
              }
              return answers;
            }
            """,
            AttemptLimits.PerName
        );
        Assert.Equal([.. Enumerable.Repeat(200, AttemptLimits.PerName), 429], signIn);
        await FillAndSendAsync(page, "a.officer", RunningGateway.Password);
        await Expect(page.Locator("#sign-in-answer")).ToContainTextAsync("Too many attempts");
    }

    [Fact]
    public async Task Password_and_key_never_leave_the_browser()
    {
        var page = await OpenAsync();
        var sent = new List<string>();
        page.Request += (_, request) => sent.Add($"{request.Url} {request.PostData}");
        await SignInAsync(page);
        Assert.Contains(sent, s => s.Contains("/api/sign-in/finish", StringComparison.Ordinal));
        Assert.DoesNotContain(sent, s => s.Contains(RunningGateway.Password, StringComparison.Ordinal));
        var cookie = Assert.Single(await page.Context.CookiesAsync());
        Assert.True(cookie.HttpOnly);
        Assert.Equal(SameSiteAttribute.Strict, cookie.SameSite);
        Assert.Equal(
            "0",
            await page.EvaluateAsync<string>("() => String(localStorage.length + sessionStorage.length)")
        );
    }

    [Fact]
    public async Task Command_signed_in_the_browser_is_what_egated_verifies()
    {
        var page = await OpenAsync();
        await SignInAsync(page);
        await ShowWaitingAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Admit" }).ClickAsync();
        await page.Locator("#reason").FillAsync("Лично проверено, identity confirmed");
        await page.Locator("#command-send").ClickAsync();

        var signed = await Gateway.Script.Commands.Reader.ReadAsync();
        using var key = RunningGateway.Officer.Key.TryImport()!;
        Assert.True(CommandEnvelope.Verify(signed, key));
        var envelope = CommandEnvelope.TryRead(signed.Envelope.Span)!;
        Assert.Equal(
            ("lane-01", "admit", "c-7f3a91", "Лично проверено, identity confirmed", RunningGateway.Officer.KeyId),
            (envelope.Lane, envelope.Command, envelope.Crossing, envelope.Reason, envelope.Officer)
        );
        Assert.Equal(TimeSpan.FromSeconds(10), envelope.Expires - envelope.Issued);
        Assert.InRange(
            envelope.Issued - TimeProvider.System.GetUtcNow(),
            TimeSpan.FromSeconds(-5),
            TimeSpan.FromSeconds(1)
        );
        Assert.True(envelope.Nonce.Length >= 16);
        await Expect(page.Locator(".answer.good")).ToContainTextAsync("done");
    }

    [Fact]
    public async Task Decision_on_a_hit_is_signed_with_the_hit_it_is_about()
    {
        var page = await OpenAsync();
        await SignInAsync(page);
        await ShowWaitingAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Not this person" }).First.ClickAsync();
        await page.Locator("#reason").FillAsync("Another date of birth");
        await page.Locator("#command-send").ClickAsync();

        var signed = await Gateway.Script.Commands.Reader.ReadAsync();
        using var key = RunningGateway.Officer.Key.TryImport()!;
        Assert.True(CommandEnvelope.Verify(signed, key));
        var envelope = CommandEnvelope.TryRead(signed.Envelope.Span)!;
        Assert.Equal(
            ("not-this-person", "c-7f3a91", "un-sc-consolidated UTi.001"),
            (envelope.Command, envelope.Crossing, envelope.Hit)
        );
    }

    [Fact]
    public async Task Command_time_is_the_lanes_even_when_the_browsers_clock_is_wrong()
    {
        var page = await OpenAsync();
        await page.EvaluateAsync("() => { const real = Date.now; Date.now = () => real() + 3600000; }");
        await SignInAsync(page);
        await Expect(page.Locator("#state")).ToContainTextAsync("Ready");
        await page.GetByRole(AriaRole.Button, new() { Name = "Out of service" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cleaning" }).ClickAsync();
        await page.Locator("#command-send").ClickAsync();
        var signed = await Gateway.Script.Commands.Reader.ReadAsync();
        var envelope = CommandEnvelope.TryRead(signed.Envelope.Span)!;
        Assert.Equal("", envelope.Crossing);
        Assert.InRange(
            envelope.Issued - TimeProvider.System.GetUtcNow(),
            TimeSpan.FromSeconds(-5),
            TimeSpan.FromSeconds(1)
        );
    }

    [Fact]
    public async Task Refused_command_says_why_and_a_reason_too_short_is_not_sent()
    {
        Gateway.Script.CommandResult = new CommandResult
        {
            Fault = "COMMAND_EXPIRED",
            Sentence = "The command came too late.",
            Remedy = "Send it again.",
        };
        var page = await OpenAsync();
        await SignInAsync(page);
        await Expect(page.Locator("#state")).ToContainTextAsync("Ready");
        await page.GetByRole(AriaRole.Button, new() { Name = "Evacuate" }).ClickAsync();
        await page.Locator("#reason").FillAsync("  x  ");
        await page.Locator("#command-send").ClickAsync();
        await Expect(page.Locator("#command")).ToBeVisibleAsync();
        await page.Locator("#reason").FillAsync("Drill");
        await page.Locator("#command-send").ClickAsync();
        await Expect(page.Locator(".answer.danger"))
            .ToContainTextAsync("refused: The command came too late. Send it again.");
        Assert.Equal(1, Gateway.Script.Commands.Reader.Count);
    }

    [Fact]
    public async Task Portrait_is_gone_from_page_and_memory_when_the_crossing_ends()
    {
        var page = await OpenAsync();
        await SignInAsync(page);
        await ShowWaitingAsync(page);
        var urls = await page.Locator("#traveller img").EvaluateAllAsync<string[]>("all => all.map(i => i.src)");
        Assert.Equal(2, urls.Length);
        await Expect(page.Locator("#traveller")).ToContainTextAsync("ERIKSSON");

        Gateway.Script.Traveller = new Traveller();
        Gateway.Script.Say(Specimens.Status(10));
        await Expect(page.Locator("#traveller img")).ToHaveCountAsync(0);
        await Expect(page.Locator("body")).Not.ToContainTextAsync("ERIKSSON");
        foreach (var url in urls)
        {
            Assert.True(
                await page.EvaluateAsync<bool>(
                    "url => new Promise(r => { const i = new Image(); i.onload = () => r(false); i.onerror = () => r(true); i.src = url; })",
                    url
                )
            );
        }
    }

    [Fact]
    public async Task Announcement_that_differs_is_a_hint_beside_the_person_and_goes_with_the_person()
    {
        var page = await OpenAsync();
        await SignInAsync(page);
        await ShowWaitingAsync(page);

        var announced = page.Locator("#traveller .announced");
        await Expect(announced).ToContainTextAsync("Expected: found by name and date of birth");
        await Expect(announced).ToContainTextAsync("UT324 AAA–BBB 2026-11-24 11:15");
        await Expect(announced).ToContainTextAsync("Another document than announced");
        await Expect(announced).ToContainTextAsync("U1357924B UTO");
        await Expect(announced).ToContainTextAsync("for your eyes");
        await Expect(announced).ToContainTextAsync("Ask for the passport that was announced.");

        Gateway.Script.Traveller = new Traveller();
        Gateway.Script.Say(Specimens.Status(10));
        await Expect(page.Locator("body")).Not.ToContainTextAsync("U1357924B");
    }

    [Fact]
    public async Task Stopped_egated_is_no_contact_with_commands_disabled_and_nobody_shown()
    {
        var page = await OpenAsync();
        await SignInAsync(page);
        await ShowWaitingAsync(page);
        var stopping = Gateway.Egated.StopAsync();
        await Expect(page.Locator("#state")).ToContainTextAsync("No contact");
        await stopping;
        await Expect(page.Locator("#commands button:not([hidden]):not([disabled])")).ToHaveCountAsync(0);
        await Expect(page.Locator("#traveller img")).ToHaveCountAsync(0);

        Gateway.Script.Say(Specimens.Status(10));
        await Gateway.Egated.StartAsync();
        await Expect(page.Locator("#state")).ToContainTextAsync("Ready");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Evacuate" })).ToBeEnabledAsync();
    }

    [Fact]
    public async Task Scenario_is_sent_with_who_decides_and_its_end_is_shown()
    {
        Gateway.Script.SimulateResult = new SimulateResult
        {
            Scenario = "wrong-face",
            Expected = "Refer",
            Verdict = "Admit",
            Explanation = "The face check passed.",
        };
        var page = await OpenAsync();
        await SignInAsync(page);
        await page.GetByLabel("me", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "wrong-face" }).ClickAsync();
        var request = await Gateway.Script.Simulations.Reader.ReadAsync();
        Assert.Equal(("wrong-face", true), (request.Scenario, request.OfficerWaits));
        await Expect(page.Locator("#scenario-result")).ToContainTextAsync("expected Refer. The face check passed.");
    }

    [Fact]
    public async Task Viewer_sees_the_lane_and_gets_no_commands()
    {
        var page = await OpenAsync();
        await SignInAsync(page, "v.viewer");
        await Expect(page.Locator("#state")).ToContainTextAsync("Ready");
        await Expect(page.Locator("#commands button:not([hidden])")).ToHaveCountAsync(0);
        await Expect(page.Locator("#simulation")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Everything_can_be_done_with_the_keyboard()
    {
        var page = await OpenAsync();
        await page.Keyboard.TypeAsync("a.officer");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(RunningGateway.Password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#state")).ToContainTextAsync("Ready");
        await page.GetByRole(AriaRole.Button, new() { Name = "Out of service" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("Technician at work");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        var signed = await Gateway.Script.Commands.Reader.ReadAsync();
        Assert.Equal("Technician at work", CommandEnvelope.TryRead(signed.Envelope.Span)!.Reason);
    }

    [Fact]
    public async Task Removed_account_is_signed_out_at_once()
    {
        var page = await OpenAsync();
        await SignInAsync(page);
        EGate.Contract.Officers.AccountsFile.New().Write(Gateway.AccountsPath);
        await Expect(page.Locator("#sign-in-answer")).ToContainTextAsync("You have been signed out");
    }

    private async Task ShowWaitingAsync(IPage page)
    {
        var status = Specimens.Waiting();
        Gateway.Script.Traveller = Specimens.Traveller(status.Crossing.Id, await JpegAsync(page));
        Gateway.Script.Crossings = new CrossingList
        {
            Crossings = { Past("c-7f3a90"), Past("c-7f3a8f", "document-expiry") },
        };
        Gateway.Script.Say(status);
        await Expect(page.Locator("#traveller img")).ToHaveCountAsync(2);
        await Expect(page.Locator("#history tbody tr")).ToHaveCountAsync(2);
    }

    private static Crossing Past(string id, params string[] reasons)
    {
        var crossing = Specimens.Crossing(id, reasons);
        crossing.Ended = Specimens.Ago(3);
        crossing.EndedAs = reasons.Length == 0 ? "Passed" : "Referred";
        return crossing;
    }

    // A drawn head: no picture of a person is needed to see where pictures go.
    private static async Task<byte[]> JpegAsync(IPage page) =>
        Convert.FromBase64String(
            await page.EvaluateAsync<string>(
                """
                () => {
                  const c = document.createElement('canvas'); c.width = 276; c.height = 344;
                  const g = c.getContext('2d'); g.fillStyle = '#cfd9e3'; g.fillRect(0, 0, 276, 344); g.fillStyle = '#54657a';
                  g.beginPath(); g.ellipse(138, 140, 62, 80, 0, 0, 7); g.fill(); g.beginPath(); g.ellipse(138, 350, 120, 110, 0, 0, 7); g.fill();
                  return c.toDataURL('image/jpeg').split(',')[1];
                }
                """
            )
        );

    private Task<IPage> OpenAsync(int width = 1280, int height = 800) => OpenAsync(Gateway.Officers, width, height);

    private static async Task SignInAsync(IPage page, string name = "a.officer")
    {
        await FillAndSendAsync(page, name, RunningGateway.Password);
        await Expect(page.Locator("#lane-view")).ToBeVisibleAsync();
    }

    private static async Task FillAndSendAsync(IPage page, string name, string password)
    {
        await page.Locator("#name").FillAsync(name);
        await page.Locator("#password").FillAsync(password);
        await page.Locator("#sign-in button").ClickAsync();
    }

    private static async Task ExamineAsync(IPage page, string name)
    {
        await Screens.KeepAsync(page, name);
        Assert.Empty(await Screens.ViolationsAsync(page));
        Assert.True(
            await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"),
            $"{name} scrolls sideways"
        );
    }
}
