using EGate.Gateway.Tests.Support;
using EGate.Gateway.TravellerPage;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EGate.Gateway.Tests.Browser;

/// <summary>The traveller's page in a real browser, before a scripted lane.</summary>
public sealed class TravellerPageTests(Chromium chromium) : PageTests(chromium)
{
    // One walk through all phases: a page shows each in turn anyway, and a browser is not started 46 times.
    [Theory]
    [InlineData("en", 1080, 1920)]
    [InlineData("ru", 1080, 1920)]
    [InlineData("ru", 1280, 800)]
    public async Task Every_phase_has_its_screen_in_each_language_and_is_accessible(
        string language,
        int width,
        int height
    )
    {
        var page = await OpenAsync(width, height);
        var seen = new HashSet<string>();
        foreach (var phase in Specimens.Phases.Keys)
        {
            Gateway.Script.Say(Specimens.Status(phase));
            var screen = TravellerScreen.For(new(Specimens.Status(phase), 1, TimeSpan.Zero, null)).Screen;
            await Expect(page.Locator("body")).ToHaveAttributeAsync("data-screen", screen);
            await page.Locator($"button[data-language={language}]").ClickAsync();
            await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
            if (!seen.Add(screen))
            {
                continue;
            }

            await AssertFitsAsync(page, screen);
            await Screens.KeepAsync(page, $"traveller-{width}-{language}-{screen}");
            Assert.Empty(await Screens.ViolationsAsync(page));
        }

        Assert.Equal(ScreenNames.All.Count - 2, seen.Count);
    }

    [Fact]
    public async Task Each_screen_has_its_picture_and_its_words_in_each_language()
    {
        var page = await OpenAsync(1080, 1920);
        var names = await page.EvaluateAsync<string[][]>(
            """
            async () => {
              const { screens } = await import('/screens.js');
              const { languages, texts } = await import('/texts.js');
              return [Object.keys(screens), ...languages.map(l => Object.entries(texts[l].screens).filter(([, t]) => t.length === 2 && t.every(Boolean)).map(([n]) => n))];
            }
            """
        );
        Assert.Equal(3, names.Length);
        Assert.All(
            names,
            n => Assert.Equal(ScreenNames.All.Order(StringComparer.Ordinal), n.Order(StringComparer.Ordinal))
        );
    }

    [Fact]
    public async Task One_step_lane_asks_to_walk_in_first_and_orders_its_steps_so()
    {
        Gateway.Script.Say(Specimens.Status(10, "one-step"));
        var page = await OpenAsync(1080, 1920);
        await Expect(page.Locator("body")).ToHaveAttributeAsync("data-screen", ScreenNames.WalkIn);
        await Expect(page.Locator("#steps .label").First).ToContainTextAsync("Walk in");
        await Screens.KeepAsync(page, "traveller-1080-en-walk-in");
        Assert.Empty(await Screens.ViolationsAsync(page));
        Gateway.Script.Say(Specimens.Status(15, "one-step"));
        await Expect(page.Locator("li[aria-current=step] .label")).ToContainTextAsync("Document");
    }

    [Fact]
    public async Task Stopped_egated_is_no_contact_and_a_new_one_is_shown_again()
    {
        Gateway.Script.Say(Specimens.Status(70));
        var page = await OpenAsync(1080, 1920);
        await Expect(page.Locator("body")).ToHaveAttributeAsync("data-screen", ScreenNames.Face);
        var stopping = Gateway.Egated.StopAsync();
        await ShowsAsync(page, ScreenNames.NoContact);
        await stopping;
        await Screens.KeepAsync(page, "traveller-1080-en-no-contact");
        Assert.Empty(await Screens.ViolationsAsync(page));

        Gateway.Script.Say(Specimens.Status(10));
        await Gateway.Egated.StartAsync();
        await Expect(page.Locator("body")).ToHaveAttributeAsync("data-screen", ScreenNames.Document);
    }

    [Fact]
    public async Task Hanging_egated_is_no_contact_and_its_next_word_is_shown()
    {
        Gateway.Script.Say(Specimens.Status(100));
        var page = await OpenAsync(1080, 1920);
        await Expect(page.Locator("body")).ToHaveAttributeAsync("data-screen", ScreenNames.Leave);
        Gateway.Script.FallSilent(true);
        await ShowsAsync(page, ScreenNames.NoContact);
        Gateway.Script.FallSilent(false);
        await Expect(page.Locator("body")).ToHaveAttributeAsync("data-screen", ScreenNames.Leave);
    }

    [Fact]
    public async Task Next_traveller_begins_in_the_standard_language()
    {
        var page = await OpenAsync(1080, 1920);
        await page.Locator("button[data-language=ru]").ClickAsync();
        foreach (var phase in new[] { 20, 70, 100, 120 })
        {
            Gateway.Script.Say(Specimens.Status(phase));
            await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "ru");
        }

        Gateway.Script.Say(Specimens.Status(10));
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
    }

    [Fact]
    public async Task Referral_is_one_and_the_same_screen_whatever_the_cause_and_the_way()
    {
        var page = await OpenAsync(1080, 1920);
        string? first = null;
        foreach (var status in Referrals())
        {
            Gateway.Script.Say(Specimens.Status(20));
            await Expect(page.Locator("body")).ToHaveAttributeAsync("data-screen", ScreenNames.Reading);
            Gateway.Script.Say(status);
            await Expect(page.Locator("body")).ToHaveAttributeAsync("data-screen", ScreenNames.Referral);
            var now = await page.Locator("body").EvaluateAsync<string>("b => b.outerHTML");
            first ??= now;
            Assert.Equal(first, now);
        }
    }

    [Fact]
    public async Task Moving_pictures_stand_still_for_who_asks_for_it()
    {
        var still = await OpenAsync(1080, 1920);
        Assert.Equal(0, await still.EvaluateAsync<int>("() => document.getAnimations().length"));
        var moving = await OpenAsync(Gateway.Traveller, 1080, 1920, still: false);
        await Expect(moving.Locator(".passport-cover")).ToBeVisibleAsync();
        Assert.NotEqual(0, await moving.EvaluateAsync<int>("() => document.getAnimations().length"));
        foreach (var moment in new[] { 2400, 3000, 4500 })
        {
            await moving.EvaluateAsync(
                "t => document.getAnimations().forEach(a => { a.pause(); a.currentTime = t; })",
                moment
            );
            await Screens.KeepAsync(moving, $"traveller-1080-en-document-at-{moment}");
        }
    }

    private static IEnumerable<EGate.Contract.LaneStatus> Referrals()
    {
        foreach (var phase in new[] { 200, 210, 220, 230, 240, 250 })
        {
            yield return Specimens.Status(phase);
        }

        foreach (var reason in new[] { "watchlist-persons", "face-match", "lost-documents", "dg-hashes" })
        {
            yield return Specimens.Waiting(reason);
        }

        var recording = Specimens.Status(80);
        recording.Referred = true;
        yield return recording;
    }

    private Task<IPage> OpenAsync(int width, int height) => OpenAsync(Gateway.Traveller, width, height);

    private static Task ShowsAsync(IPage page, string screen) =>
        Expect(page.Locator("body")).ToHaveAttributeAsync("data-screen", screen);

    // Nothing may be cut off, in no language: the page does not scroll.
    private static async Task AssertFitsAsync(IPage page, string screen)
    {
        var cut = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('h1, #line, .stage, #languages, .label')]
              .filter(e => { const r = e.getBoundingClientRect(); return r.left < 0 || r.top < 0 || r.right > innerWidth || r.bottom > innerHeight; })
              .map(e => e.id || e.className || e.tagName)
            """
        );
        Assert.True(cut.Length == 0, $"{screen}: cut off: {string.Join(", ", cut)}");
        var overlap = await page.EvaluateAsync<bool>(
            "() => document.querySelector('main').scrollHeight > document.querySelector('main').clientHeight + 1"
        );
        Assert.False(overlap, $"{screen}: does not fit between header and steps");
    }
}
