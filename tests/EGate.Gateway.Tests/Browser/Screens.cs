using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace EGate.Gateway.Tests.Browser;

/// <summary>Pictures of screens, kept in the temporary folder for people to look at, and the accessibility check of each.</summary>
internal static class Screens
{
    private static readonly string Folder = Path.Combine(Path.GetTempPath(), "egate-screens");

    internal static async Task KeepAsync(IPage page, string name)
    {
        Directory.CreateDirectory(Folder);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png") });
    }

    /// <summary>Everything axe finds on the page as it is now; axe itself is loaded into a page once.</summary>
    internal static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(new BundledAxeScriptProvider().GetScript());
        }

        return await page.EvaluateAsync<string[]>(
            """
            async () => {
              const result = await axe.run(document, { resultTypes: ['violations'] });
              if (!result.passes.length) throw new Error('axe examined nothing');
              return result.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target} ${n.failureSummary}`));
            }
            """
        );
    }
}
