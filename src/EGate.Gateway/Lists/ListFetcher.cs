using System.Net;
using System.Net.Http.Headers;

namespace EGate.Gateway.Lists;

/// <summary>
/// Fetches the package of a file server into the drop folder: the manifest, when it has changed, and those of its files that are not there
/// yet. A transfer that breaks off goes on where it stopped (RFC 9110 ranges). Every answer is bounded in length and time.
/// </summary>
internal sealed class ListFetcher(HttpClient http, ListFetchOptions options, TimeProvider time)
{
    private const int ChunkBytes = 1 << 16;
    private static readonly TimeSpan HandShake = TimeSpan.FromSeconds(60);

    private readonly ListDropFolder _folder = new(options.Folder);
    private EntityTagHeaderValue? _tag;

    /// <summary>Looks once. True when a package has arrived; false when there is nothing new.</summary>
    /// <exception cref="ListFetchException">It did not work this time.</exception>
    internal async Task<bool> FetchAsync(CancellationToken cancellation)
    {
        try
        {
            _folder.Create();
            return await LookAsync(cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or HttpRequestException)
        {
            throw new ListFetchException(
                e is HttpRequestException { StatusCode: { } code } ? $"the server answered {(int)code}" : e.Message,
                e
            );
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new ListFetchException("the server is silent or too slow", e);
        }
    }

    private async Task<bool> LookAsync(CancellationToken cancellation)
    {
        if (await ManifestAsync(cancellation) is not var (manifest, tag))
        {
            return false;
        }

        var listing =
            PackageListing.Parse(manifest)
            ?? throw new ListFetchException(
                $"{PackageListing.ManifestName} on the server is not a manifest of a package"
            );
        if (listing.Bytes > options.BytesMax)
        {
            throw new ListFetchException(
                $"the package has {listing.Bytes} bytes, more than the {options.BytesMax} that are allowed"
            );
        }

        if (_folder.Holds(manifest, listing))
        {
            _tag = tag;
            return false;
        }

        var missing = listing.Files.Where(f => !_folder.Has(f)).ToList();
        RequireRoom(missing.Sum(f => f.Bytes - Math.Min(f.Bytes, _folder.Fetched(f))));
        foreach (var file in missing)
        {
            await FileAsync(file, cancellation);
        }

        await _folder.PublishAsync(manifest, listing, cancellation);
        _tag = tag;
        return true;
    }

    // Null when the server says that it has not changed.
    private async Task<(byte[], EntityTagHeaderValue?)?> ManifestAsync(CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(options.Url, PackageListing.ManifestName));
        if (_tag is not null)
        {
            request.Headers.IfNoneMatch.Add(_tag);
        }

        using var limit = Limit(PackageListing.ManifestBytesMax, cancellation);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        if (answer.StatusCode == HttpStatusCode.NotModified && _tag is not null)
        {
            return null;
        }

        answer.EnsureSuccessStatusCode();
        using var buffer = new MemoryStream();
        await CopyAsync(answer, buffer, PackageListing.ManifestBytesMax, limit.Token);
        return (buffer.ToArray(), answer.Headers.ETag);
    }

    private async Task FileAsync(ListedFile file, CancellationToken cancellation)
    {
        var have = _folder.Fetched(file);
        if (have > file.Bytes)
        {
            _folder.DropPart(file);
            have = 0;
        }

        if (have < file.Bytes || file.Bytes == 0)
        {
            await DownloadAsync(file, have, cancellation);
        }

        if (_folder.Fetched(file) < file.Bytes)
        {
            throw new ListFetchException($"{file.Name} broke off after {_folder.Fetched(file)} of {file.Bytes} bytes");
        }

        if (!await _folder.PlaceAsync(file, cancellation))
        {
            throw new ListFetchException($"{file.Name} on the server is not the file that the manifest names");
        }
    }

    private async Task DownloadAsync(ListedFile file, long have, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(options.Url, file.Name));
        if (have > 0)
        {
            request.Headers.Range = new RangeHeaderValue(have, null);
        }

        using var limit = Limit(file.Bytes - have, cancellation);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        if (answer.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            _folder.DropPart(file);
            throw new ListFetchException(
                $"{file.Name} on the server is shorter than what was fetched of it; it is fetched anew"
            );
        }

        answer.EnsureSuccessStatusCode();

        // A server that knows no ranges answers 200 with the whole file.
        var goesOn =
            answer.StatusCode == HttpStatusCode.PartialContent && answer.Content.Headers.ContentRange?.From == have;
        if (answer.StatusCode == HttpStatusCode.PartialContent && !goesOn)
        {
            throw new ListFetchException($"the server answered with another part of {file.Name} than was asked for");
        }

        var left = file.Bytes - (goesOn ? have : 0);
        if (answer.Content.Headers.ContentLength is { } length && length != left)
        {
            throw new ListFetchException($"{file.Name} on the server has another length than the manifest says");
        }

        await using var into = _folder.OpenPart(file, goesOn);
        await CopyAsync(answer, into, left, limit.Token);
    }

    private async Task CopyAsync(HttpResponseMessage answer, Stream into, long bytesMax, CancellationToken cancellation)
    {
        await using var from = await answer.Content.ReadAsStreamAsync(cancellation);
        var chunk = new byte[ChunkBytes];
        long total = 0;
        while (true)
        {
            using var silence = new CancellationTokenSource(options.SilenceMax, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellation);
            var count = await from.ReadAsync(chunk, either.Token);
            if (count == 0)
            {
                return;
            }

            total += count;
            if (total > bytesMax)
            {
                throw new ListFetchException("the server sends more than it should");
            }

            await into.WriteAsync(chunk.AsMemory(0, count), cancellation);
        }
    }

    private void RequireRoom(long bytes)
    {
        var free = _folder.FreeBytes;
        if (free - bytes < options.FreeBytesMin)
        {
            throw new ListFetchException(
                $"the disk has {free} bytes free; {bytes} are needed and {options.FreeBytesMin} must stay"
            );
        }
    }

    private Deadline Limit(long bytes, CancellationToken cancellation) =>
        new(HandShake + TimeSpan.FromSeconds((double)bytes / options.BytesPerSecondMin), time, cancellation);

    private sealed class Deadline : IDisposable
    {
        private readonly CancellationTokenSource _alone;
        private readonly CancellationTokenSource _linked;

        internal Deadline(TimeSpan after, TimeProvider time, CancellationToken cancellation)
        {
            _alone = new CancellationTokenSource(after, time);
            _linked = CancellationTokenSource.CreateLinkedTokenSource(_alone.Token, cancellation);
        }

        internal CancellationToken Token => _linked.Token;

        public void Dispose()
        {
            _linked.Dispose();
            _alone.Dispose();
        }
    }
}
