using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace EGate.Gateway.Passengers;

/// <summary>The listener of uploads: TLS when it has a certificate, and few connections, so that the pages never wait for senders.</summary>
internal static class UploadListener
{
    private const int ConnectionsMax = 16;

    internal static void Add(KestrelServerOptions kestrel, UploadOptions upload, Action<ListenOptions> mark)
    {
        var connections = 0;
        kestrel.Listen(
            upload.Address,
            listen =>
            {
                mark(listen);
                listen.Use(next =>
                    async connection =>
                    {
                        try
                        {
                            if (Interlocked.Increment(ref connections) <= ConnectionsMax)
                            {
                                await next(connection);
                            }
                        }
                        finally
                        {
                            Interlocked.Decrement(ref connections);
                        }
                    }
                );
                if (upload.Certificate is { } path)
                {
                    listen.UseHttps(X509Certificate2.CreateFromPemFile(path));
                }
            }
        );
    }
}
