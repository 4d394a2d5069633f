using System.Runtime.InteropServices;

namespace EGate.Watchlists;

/// <summary>Collects documents while an index is built, and writes them in the order of their keys, a 256th at a time.</summary>
internal sealed class DocumentSection : IDisposable
{
    private const int Parts = 256;
    private readonly Spill _spill;

    internal DocumentSection(string path)
    {
        _spill = new Spill(path, Parts);
    }

    internal int Count { get; private set; }

    internal void Add(string number, DocumentInfo info)
    {
        var record = new Record { Key = DocumentTable.Key(number), Info = info };
        _spill.Add((int)(record.Key >> 56), MemoryMarshal.AsBytes(new ReadOnlySpan<Record>(in record)));
        Count = checked(Count + 1);
    }

    /// <summary>Writes both sections; <paramref name="identities"/> gives the final number of each identity.</summary>
    internal void Write(SectionFile file, ReadOnlySpan<uint> identities)
    {
        var keys = file.Open(IndexSection.DocumentKeys, (long)Count * sizeof(ulong));
        var infos = file.Open(IndexSection.DocumentInfos, (long)Count * Marshal.SizeOf<DocumentInfo>());
        for (var part = 0; part < Parts; part++)
        {
            var records = new List<Record>();
            foreach (var chunk in _spill.Read(part))
            {
                records.AddRange(MemoryMarshal.Cast<byte, Record>(chunk));
            }

            records.Sort(
                (a, b) =>
                    a.Key != b.Key ? a.Key.CompareTo(b.Key)
                    : a.Info.Exact != b.Info.Exact ? a.Info.Exact.CompareTo(b.Info.Exact)
                    : a.Info.Owner.CompareTo(b.Info.Owner)
            );
            foreach (var record in records)
            {
                var info = record.Info;
                info.Owner = (info.Flags & DocumentTable.OfIdentity) != 0 ? identities[(int)info.Owner] : info.Owner;
                keys.Add(record.Key);
                infos.Add(MemoryMarshal.AsBytes(new ReadOnlySpan<DocumentInfo>(in info)));
            }
        }
    }

    public void Dispose() => _spill.Dispose();

    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private struct Record
    {
        public ulong Key;
        public DocumentInfo Info;
    }
}
