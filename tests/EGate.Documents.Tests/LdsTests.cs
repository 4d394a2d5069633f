namespace EGate.Documents.Tests;

public sealed class LdsTests
{
    [Theory]
    [InlineData("", "tlv-truncated")]
    [InlineData("75", "tlv-truncated")]
    [InlineData("7580", "tlv-length-not-supported")]
    [InlineData("7584000000FF", "tlv-length-not-supported")]
    [InlineData("7583FFFFFF", "tlv-truncated")]
    [InlineData("7F8182830100", "tlv-tag-too-long")]
    public void Malformed_header_is_named(string hex, string reason)
    {
        var e = Assert.Throws<DocumentFormatException>(() => TlvReader.ReadFirst(Convert.FromHexString(hex)));
        Assert.Equal(reason, e.Reason);
    }

    [Theory]
    [InlineData(0x61u, 5)]
    [InlineData(0x5F1Fu, 0x7F)]
    [InlineData(0x7F61u, 0x80)]
    [InlineData(0x75u, 0x100)]
    [InlineData(0x75u, 0x10000)]
    public void Written_object_reads_back(uint tag, int length)
    {
        var value = new byte[length];
        value[^1] = 1;

        var read = TlvReader.ReadFirst(TlvWriter.Write(tag, value));

        Assert.Equal(tag, read.Tag);
        Assert.Equal(value, read.Value.ToArray());
    }

    [Fact]
    public void More_objects_than_the_bound_are_refused()
    {
        var objects = Enumerable
            .Repeat(new byte[] { 0x04, 0x00 }, TlvReader.MaxElements + 1)
            .SelectMany(b => b)
            .ToArray();

        Assert.Equal("tlv-too-many", Assert.Throws<DocumentFormatException>(() => TlvReader.ReadAll(objects)).Reason);
    }

    [Fact]
    public void Data_group_tags_are_those_of_the_standard()
    {
        Assert.Equal([0x61, 0x75, 0x63, 0x76, 0x65], Enumerable.Range(1, 5).Select(g => (int)LdsFile.TagOf(g)));
        Assert.Equal(
            Enumerable.Range(1, 16),
            Enumerable.Range(1, 16).Select(g => LdsFile.DataGroupOf(LdsFile.TagOf(g)))
        );
        Assert.Equal(0, LdsFile.DataGroupOf(0x64));
    }
}
