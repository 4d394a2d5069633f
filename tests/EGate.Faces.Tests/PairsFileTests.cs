using System.Text;

namespace EGate.Faces.Tests;

public sealed class PairsFileTests
{
    [Fact]
    public void Columns_may_come_in_any_order_and_fields_in_quotes()
    {
        var pairs = Read(
            "# made by hand\nsame,group,b,a\n1,north,\"two, \"\"b\"\".jpg\",one.jpg\n\nfalse,,three.jpg,one.jpg\n"
        );

        Assert.Equal(["one.jpg", "two, \"b\".jpg", "three.jpg"], pairs.Images);
        Assert.Equal([new FacePair(0, 1, true, 0, -1), new FacePair(0, 2, false, -1, -1)], pairs.Pairs);
        Assert.Equal([0, 0, 1], pairs.Persons);
    }

    [Fact]
    public void First_line_may_already_be_a_pair() => Assert.Single(Read("x.jpg,y.jpg,1").Pairs);

    [Fact]
    public void Persons_are_those_that_are_named()
    {
        var pairs = Read("a,b,same,person_a,person_b\nx,y,0,p,q\nz,w,0,p,r\n");

        Assert.Equal(3, pairs.PersonCount);
        Assert.Equal(pairs.Persons[0], pairs.Persons[2]);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("a,b,same\n", 1)]
    [InlineData("a,b\nx,y\n", 1)]
    [InlineData("a,b,same,colour\nx,y,1,red\n", 1)]
    [InlineData("a,b,same,a\nx,y,1,z\n", 1)]
    [InlineData("a,b,same\nx,y,maybe\n", 2)]
    [InlineData("a,b,same\nx,,1\n", 2)]
    [InlineData("a,b,same\nx,\"y,1\n", 2)]
    [InlineData("a,b,same\nx,\"y\"z,1\n", 2)]
    [InlineData("a,b,same,person_a,person_b\nx,y,1,p,q\n", 2)]
    [InlineData("a,b,same,person_a,person_b\nx,y,0,p,q\nx,z,0,other,q\n", 3)]
    public void What_is_wrong_is_told_with_its_line(string file, int line) =>
        Assert.Equal(line, Assert.Throws<PairsFileException>(() => Read(file)).Line);

    [Fact]
    public void Changed_files_are_read_or_refused_and_nothing_else()
    {
        var seed = "a,b,same,person_a,person_b,group,attack\nx,\"y\",1,p,p,north,\nx,z,0,p,q,south,print\n"u8.ToArray();
        var random = new Random(11);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = (byte[])seed.Clone();
            for (var changes = 1 + random.Next(4); changes > 0; changes--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            try
            {
                _ = Read(Encoding.UTF8.GetString(bytes[..random.Next(bytes.Length + 1)]));
            }
            catch (PairsFileException)
            {
                // The documented refusal.
            }
        }
    }

    private static FacePairs Read(string text) => PairsFileReader.Read(new StringReader(text));
}
