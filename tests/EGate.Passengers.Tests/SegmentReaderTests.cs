using System.Text;
using FsCheck.Xunit;

namespace EGate.Passengers.Tests;

/// <summary>UN/EDIFACT syntax (ISO 9735-1) as it comes over lines and by mail.</summary>
public sealed class SegmentReaderTests
{
    private const string Header = "UNB+UNOA:4+A+B+261124:0600+1'";

    [Theory]
    [InlineData("UNA:+.? 'UNB+UNOA:4+A'UNH+1+X:D'", "UNB|UNOA/4|A UNH|1|X/D")]
    [InlineData("UNA*|.% ~UNB|UNOA*4|A~UNH|1|X*D~", "UNB|UNOA/4|A UNH|1|X/D")]
    [InlineData("UNB+SIRE:4+A\"UNH+1+X:D\"", "UNB|SIRE/4|A UNH|1|X/D")]
    [InlineData("UNB|IATA*1|A#UNG|X#UNH|1#", "UNB|IATA/1|A UNG|X UNH|1")]
    [InlineData("UNA:+.? \u001CUNB+UNOB:4+A\u001CUNH+1\u001C", "UNB|UNOB/4|A UNH|1")]
    [InlineData("UNB\u001DUNOB\u001F1\u001DA\u001CUNH\u001D1\u001DX\u001FD\u001C", "UNB|UNOB/1|A UNH|1|X/D")]
    public void Separators_are_those_in_use_whether_una_says_them_or_not(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Reading.Segments(text, out _)));

    [Fact]
    public void Separators_other_than_una_says_are_taken_from_the_text_and_told()
    {
        var segments = Reading.Segments("UNA:+.\\*\u2019 UNB+IATA:1+1A'UNH+1'RCI+1A:A\\+B'", out var log);

        Assert.Equal(["UNB|IATA/1|1A", "UNH|1", "RCI|1A/A+B"], segments);
        Assert.Equal(MessageReasons.SeparatorsContradicted, Assert.Single(log.Kept).Reason);
    }

    [Fact]
    public void Line_ends_end_segments_where_nothing_else_does()
    {
        var segments = Reading.Segments("UNB+UNOA:4+A\r\nUNH+1+X\r\nNAD+FL+++B\r\n", out var log);

        Assert.Equal(["UNB|UNOA/4|A", "UNH|1|X", "NAD|FL|||B"], segments);
        Assert.Empty(log.Kept);
    }

    [Fact]
    public void Released_sign_is_data_and_the_release_is_gone() =>
        Assert.Equal("FTX|A+B/C'D?E|F", Reading.Segments(Header + "FTX+A?+B:C?'D??E+F'", out _)[1]);

    [Fact]
    public void Telex_lines_are_joined_and_what_surrounds_the_interchange_is_left_out()
    {
        const string Text =
            "QU UTOXXYY\r\n.UTOAAZZ 240600\r\nUNB+UNOA:4+A+B+261124:0600+1'UN\r\nH+1+PAXLST'NAD\r\n+FL+++AN\r\nNA:BO'UNZ+1+1'\r\nScanned by UNB antivirus, UN\r\n";

        var segments = Reading.Segments(Text, out var log);

        Assert.Equal(["UNB|UNOA/4|A|B|261124/0600|1", "UNH|1|PAXLST", "NAD|FL|||ANNA/BO", "UNZ|1|1"], segments);
        Assert.Empty(log.Kept);
    }

    [Theory]
    [InlineData("LOC+178+AAA\r\nLOC+179+BBB'")]
    [InlineData("LOC+178+AAA\u2019LOC+179+BBB'")]
    [InlineData("LOC+178+AAA`\r\nLO\r\nC+179+BBB'")]
    public void Lost_terminator_is_seen_by_the_tag_that_follows_and_told(string text)
    {
        var segments = Reading.Segments(Header + "UNH+1'" + text, out var log);

        Assert.Equal(["LOC|178|AAA", "LOC|179|BBB"], segments[2..]);
        Assert.Equal(MessageReasons.TerminatorMissing, Assert.Single(log.Kept).Reason);
    }

    [Fact]
    public void Terminator_behind_a_line_break_is_not_a_lost_one()
    {
        var segments = Reading.Segments(Header + "UNH+1'LOC+178+AAA\r\n'LOC+179+BBB\r\n'", out var log);

        Assert.Equal(["LOC|178|AAA", "LOC|179|BBB"], segments[2..]);
        Assert.Empty(log.Kept);
    }

    [Fact]
    public void Apostrophe_of_a_name_stays_where_another_sign_ends_segments() =>
        Assert.Equal("NAD|O'NEIL\u2019S", Reading.Segments("UNB+UNOA:4+A\"UNH+1\"NAD+O'NEIL\u2019S\"", out _)[2]);

    [Fact]
    public void Latin_1_and_utf_8_and_utf_16_are_told_apart_by_their_bytes()
    {
        const string Text = Header + "UNH+1'NAD+JOS\u00C9'";

        Assert.Equal("NAD|JOS\u00C9", Reading.Segments(Encoding.UTF8.GetBytes(Text), out _)[2]);
        Assert.Equal("NAD|JOS\u00C9", Reading.Segments(Encoding.Latin1.GetBytes(Text), out _)[2]);
        Assert.Equal(
            "NAD|JOS\u00C9",
            Reading.Segments([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)], out _)[2]
        );
        Assert.Equal(
            "NAD|JOS\u00C9",
            Reading.Segments(
                [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Text)],
                out _
            )[2]
        );
    }

    [Fact]
    public void Broken_segment_is_told_by_its_place_and_the_rest_is_read()
    {
        var segments = Reading.Segments(Header + "UNH+1'12;!!'LOC+91+UTO'", out var log);

        Assert.Equal("LOC|91|UTO", segments[2]);
        var problem = Assert.Single(log.Kept);
        Assert.Equal(MessageReasons.TagInvalid, problem.Reason);
        Assert.Equal(Header.Length + "UNH+1'".Length, problem.Position.Offset);
        Assert.True(problem.Lost);
    }

    [Fact]
    public void Endless_segment_is_skipped_and_told()
    {
        var segments = Reading.Segments($"{Header}UNH+1'FTX+{new string('X', 200_000)}'LOC+91+UTO'", out var log);

        Assert.Equal("LOC|91|UTO", segments[2]);
        Assert.Equal(MessageReasons.SegmentTooLong, Assert.Single(log.Kept).Reason);
    }

    [Fact]
    public void Countless_parts_are_cut_and_told()
    {
        var segments = Reading.Segments($"{Header}UNH+1'FTX{new string('+', 10_000)}'LOC+91+UTO'", out var log);

        Assert.Equal("LOC|91|UTO", segments[3]);
        Assert.Equal(MessageReasons.TooManyParts, Assert.Single(log.Kept).Reason);
    }

    [Fact]
    public void Text_without_interchange_gives_nothing() =>
        Assert.Empty(Reading.Segments("UNBELIEVABLE UNA UNB+ UNB+UNOA UNITED NATIONS", out _));

    [Property(MaxTest = 300)]
    public void Values_of_any_characters_come_back_when_their_signs_are_released(string?[] values)
    {
        var clean = values
            .Select(v =>
                new string([
                    .. (v ?? "").Where(c =>
                        c >= ' '
                        && !char.IsSurrogate(c)
                        && c is not ('\u2018' or '\u2019' or '`' or '\u00B4' or '\u007F')
                        && c != '\uFFFE'
                        && c != '\uFFFF'
                    ),
                ]).Trim()
            )
            .ToList();
        var released = clean.Select(v =>
            string.Concat(v.Select(c => "'+:?".Contains(c, StringComparison.Ordinal) ? $"?{c}" : c.ToString()))
        );

        var segments = Reading.Segments($"{Header}UNH+1'FTX+{string.Join('+', released)}'", out _);

        Assert.Equal(string.Join('|', clean.Prepend("FTX")), clean.Count == 0 ? segments[2].TrimEnd('|') : segments[2]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(4096)]
    public void Pieces_in_which_the_bytes_come_change_nothing(int atOnce)
    {
        foreach (var file in GeneratedCorpus.Files(5, 60))
        {
            Assert.Equal(Reading.Segments(file.Bytes, out _), Reading.Segments(file.Bytes, out _, atOnce));
        }
    }
}
