using System.Text;
using static EGate.Watchlists.Tests.Lists;

namespace EGate.Watchlists.Tests;

/// <summary>What holds for every format.</summary>
public class FormatTests
{
    public static TheoryData<ListFormat> Formats => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Specimen_is_told_by_its_content_and_read_whole(ListFormat format)
    {
        var bytes = Encoding.UTF8.GetBytes(All[format]);

        var (reading, found) = Read(format, bytes);

        Assert.Equal(format, ListReader.Sniff(bytes));
        Assert.Equal(0, reading.Rejected);
        Assert.Equal((bytes.Length, format), (reading.Bytes, reading.Format));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), reading.Sha256);
        Assert.Equal((found.Identities.Count, found.Documents.Count), (reading.Identities, reading.Documents));
        Assert.True(reading.Identities + reading.Documents > 0);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Specimen_in_utf_16_or_with_a_mark_is_the_same_list(ListFormat format)
    {
        var plain = Read(format, All[format]).Found;
        foreach (var encoding in new Encoding[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF8 })
        {
            var bytes = (byte[])[.. encoding.GetPreamble(), .. encoding.GetBytes(All[format])];

            var found = Read(format, bytes).Found;

            Assert.Equal(format, ListReader.Sniff(bytes));
            Assert.Equal(plain.Identities.SelectMany(i => i.Names), found.Identities.SelectMany(i => i.Names));
            Assert.Equal(plain.Documents, found.Documents);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void File_of_another_format_is_refused(ListFormat format)
    {
        // A delta's lines are entities with another wrapping; all others have nothing in common.
        foreach (var other in All.Where(o => o.Key != format))
        {
            Assert.Throws<ListRefusedException>(() => Read(format, other.Value));
        }

        foreach (
            var text in new[] { "", " ", "\0\0\0\0", "<html><body/></html>", "<!DOCTYPE html>", "{}", "[]", "hello" }
        )
        {
            Assert.Throws<ListRefusedException>(() => Read(format, text));
        }
    }

    [Theory]
    [InlineData(ListFormat.UnXml)]
    [InlineData(ListFormat.OfacXml)]
    [InlineData(ListFormat.EuXml)]
    [InlineData(ListFormat.UkXml)]
    [InlineData(ListFormat.NoticesXml)]
    [InlineData(ListFormat.LostDocumentsXml)]
    [InlineData(ListFormat.LostDocumentsCsv)]
    public void File_that_says_its_end_is_refused_when_it_is_cut(ListFormat format)
    {
        var text = All[format].TrimEnd('\n');
        for (var length = 0; length < text.Length; length += Math.Max(1, Math.Min(13, text.Length - length - 3)))
        {
            var cut = text[..length];
            Assert.Throws<ListRefusedException>(() => Read(format, cut));
        }
    }

    [Theory]
    [InlineData(ListFormat.UnXml)]
    [InlineData(ListFormat.OfacXml)]
    [InlineData(ListFormat.EuXml)]
    [InlineData(ListFormat.UkXml)]
    [InlineData(ListFormat.NoticesXml)]
    [InlineData(ListFormat.LostDocumentsXml)]
    public void Document_type_definition_is_refused(ListFormat format)
    {
        var bomb = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]>" + All[format];
        var external = "<!DOCTYPE x SYSTEM 'file:///etc/hostname'>" + All[format];

        Assert.Throws<ListRefusedException>(() => Read(format, bomb));
        Assert.Throws<ListRefusedException>(() => Read(format, external));
        Assert.Null(ListReader.Sniff(Encoding.UTF8.GetBytes(external)));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Mutated_file_is_read_or_refused_and_nothing_else(ListFormat format)
    {
        var random = new Random(20260227 + (int)format);
        var original = Encoding.UTF8.GetBytes(All[format]);
        var refused = 0;
        for (var i = 0; i < 4_000; i++)
        {
            var bytes = Mutation.Of(original, random);
            ListReader.Sniff(bytes);
            try
            {
                foreach (var identity in Read(format, bytes).Found.Identities)
                {
                    Assert.InRange(identity.Entry.Length, 1, 64);
                    Assert.NotEmpty(identity.Names);
                    Assert.All(identity.Documents, d => Assert.Matches("^[A-Z0-9]{5,24}$", d.Number));
                    Assert.All(identity.Nationalities, n => Assert.Matches("^[A-Z]{1,3}$", n));
                }
            }
            catch (ListRefusedException e)
            {
                refused++;
                Assert.NotEmpty(e.Reason);
            }
        }

        Assert.InRange(refused, 1, 3_999);
    }
}
