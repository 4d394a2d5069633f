using EGate.Gateway.Tests.Support;
using Microsoft.Playwright;

namespace EGate.Gateway.Tests.Browser;

/// <summary>
/// A test with pages of its own before a gateway of its own. Closes the pages before the gateway and fails when a page complained.
/// The tests run one after another: a browser is a machine's worth of work.
/// </summary>
[Collection("browser")]
public abstract class PageTests(Chromium chromium) : IAsyncLifetime
{
    private readonly List<string> _complaints = [];
    private readonly List<IPage> _pages = [];

    protected RunningGateway Gateway { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Gateway = await RunningGateway.StartAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var page in _pages)
        {
            await page.Context.CloseAsync();
        }

        await Gateway.DisposeAsync();
        Assert.Empty(_complaints);
    }

    protected async Task<IPage> OpenAsync(Uri address, int width, int height, bool still = true)
    {
        var page = await chromium.OpenAsync(address, width, height, _complaints, still);
        _pages.Add(page);
        return page;
    }
}
