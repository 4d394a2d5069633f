using System.Net;
using System.Security.Cryptography;

namespace EGate.Gateway.Lists;

/// <summary>Registers the fetching of lists.</summary>
internal static class ListFetching
{
    private const int RedirectsMax = 3;
    private static readonly TimeSpan ConnectMax = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ConnectionMax = TimeSpan.FromMinutes(10);

    internal static void Add(IServiceCollection services, ListFetchOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(provider => new ListFetcher(
            Client(),
            options,
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(new Random(RandomNumberGenerator.GetInt32(int.MaxValue)));
        services.AddHostedService<ListFetchService>();
    }

    /// <summary>A client without limits of its own: the fetcher sets one for each answer. It never goes from https to http.</summary>
    internal static HttpClient Client() =>
        new(
            new SocketsHttpHandler
            {
                ConnectTimeout = ConnectMax,
                PooledConnectionLifetime = ConnectionMax,
                MaxAutomaticRedirections = RedirectsMax,
                AutomaticDecompression = DecompressionMethods.None,
                UseCookies = false,
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
}
