namespace EGate.Fuzz;

/// <summary>Chance from a seed (SplitMix64): one for each input, so that an input is made again from its number alone.</summary>
internal struct FuzzRandom
{
    private ulong _state;

    /// <summary>The chance of one input of one target.</summary>
    public FuzzRandom(ulong seed, string target, long input)
    {
        _state = seed;
        foreach (var c in target)
        {
            _state = unchecked((_state * 31) + c);
        }

        _state = unchecked(_state ^ ((ulong)input * 0x9E3779B97F4A7C15));
        Next();
    }

    /// <summary>A number from 0 to <paramref name="bound"/> - 1.</summary>
    public int Next(int bound) => (int)(Next() % (ulong)bound);

    /// <summary>Any byte.</summary>
    public byte Byte() => (byte)(Next() & 0xFF);

    /// <summary>True once in <paramref name="times"/>.</summary>
    public bool OnceIn(int times) => Next(times) == 0;

    private ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
