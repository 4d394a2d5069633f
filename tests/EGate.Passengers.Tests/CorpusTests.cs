namespace EGate.Passengers.Tests;

/// <summary>
/// Goal: what carriers do to their messages must not cost us travellers. Files are generated with a seed, damaged in layout, order and
/// envelope without changing whom they name, read, and compared person by person.
/// </summary>
public sealed class CorpusTests
{
    [Theory]
    [InlineData(20261124, 1500, false)]
    [InlineData(7, 1500, false)]
    [InlineData(20261124, 1500, true)]
    [InlineData(8, 1500, true)]
    public void Corpus_with_carriers_mistakes_loses_almost_nobody_and_invents_nobody(int seed, int files, bool hard)
    {
        var (messages, lost, persons, found, invented) = (0, 0, 0, 0, 0);
        var worst = new List<string>();
        foreach (var file in GeneratedCorpus.Files(seed, files, hard))
        {
            var read = Read(file.Bytes);
            foreach (var message in file.Messages)
            {
                var here = message.Count(p => read.Remove(p.Line));
                messages++;
                persons += message.Count;
                found += here;
                lost += here < message.Count ? 1 : 0;
            }

            invented += read.Count;
            if (read.Count > 0)
            {
                worst.AddRange(read.Take(3));
            }
        }

        Assert.True(
            lost < messages * 0.005,
            $"{lost} of {messages} messages are not whole; {string.Join(" ", worst.Take(10))}"
        );
        Assert.True(found >= persons * 0.995, $"{found} of {persons} persons found");
        Assert.True(invented == 0, $"{invented} invented: {string.Join(" ", worst.Take(10))}");
    }

    private static List<string> Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return
        [
            .. new PassengerMessageReader(stream)
                .ReadAll()
                .SelectMany(m => m.Persons)
                .Select(p =>
                    $"{p.Surname}|{p.GivenNames}|{p.BirthDate?.Mrz}|{p.MainDocument?.Number}|{p.MainDocument?.Issuer}|{p.MainDocument?.Expiry?.Mrz}"
                ),
        ];
    }
}
