namespace EGate.Fuzz.Mutation;

/// <summary>Makes the inputs of one target: a seed with one to six changes, seldom none, seldom bytes that are nothing at all.</summary>
internal sealed class Mutator
{
    private readonly FuzzTarget _target;
    private readonly ObjectTree[] _trees;
    private readonly ObjectWriter _writer = new();
    private readonly InputBuffer _input = new();

    public Mutator(FuzzTarget target)
    {
        _target = target;
        _trees = target.Shape == InputShape.Objects ? [.. target.Seeds.Select(ObjectTree.Parse)] : [];
    }

    /// <summary>The input of this chance: the same chance gives the same input.</summary>
    public byte[] Next(FuzzRandom random)
    {
        if (random.OnceIn(100))
        {
            return Noise(ref random);
        }

        var seed = random.Next(_target.Seeds.Count);
        _input.Set(_target.Seeds[seed]);
        if (_trees.Length > 0 && _trees[seed].Children is not null && !random.OnceIn(4))
        {
            var donor = _trees[random.Next(_trees.Length)];
            _input.Set(_writer.Write(_trees[seed], donor, ref random));
            if (random.OnceIn(2))
            {
                return _input.Bytes.ToArray();
            }
        }

        for (var changes = random.OnceIn(20) ? 0 : 1 + random.Next(random.OnceIn(2) ? 2 : 6); changes > 0; changes--)
        {
            Change(ref random);
        }

        return _input.Bytes.ToArray();
    }

    private void Change(ref FuzzRandom random)
    {
        if (_target.Shape == InputShape.Lines)
        {
            LineMutator.Change(_input, _target.Seeds, ref random);
        }
        else
        {
            ByteMutator.Change(_input, _target.Seeds, ref random);
        }
    }

    private static byte[] Noise(ref FuzzRandom random)
    {
        var bytes = new byte[random.Next(200)];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = random.Byte();
        }

        return bytes;
    }
}
