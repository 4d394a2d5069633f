namespace EGate.Faces;

/// <summary>Who is on which picture: by the file's names, else by what the pairs say (pictures of one person are joined).</summary>
internal sealed class PersonBook
{
    private readonly Dictionary<int, string> _named = [];
    private readonly Dictionary<string, int> _firstOf = new(StringComparer.Ordinal);
    private readonly List<int> _parents = [];

    /// <summary>The person on a picture as the file names it; empty for not named.</summary>
    public void Name(int image, string person, int line)
    {
        Grow(image);
        if (person.Length == 0)
        {
            return;
        }

        if (_named.TryGetValue(image, out var before) && before != person)
        {
            throw new PairsFileException(line, "a picture has two different persons in this file.");
        }

        _named[image] = person;
        if (!_firstOf.TryAdd(person, image))
        {
            Join(image, _firstOf[person]);
        }
    }

    /// <summary>What a pair says of its two pictures.</summary>
    public void Pair(int a, int b, bool same, int line)
    {
        var isNamed = _named.TryGetValue(a, out var first) & _named.TryGetValue(b, out var second);
        if (isNamed && (first == second) != same)
        {
            throw new PairsFileException(line, "same contradicts person_a and person_b.");
        }

        if (same)
        {
            Join(a, b);
        }
    }

    /// <summary>Of each picture the number of its person.</summary>
    public int[] Numbers(int images)
    {
        var numbers = new Dictionary<int, int>();
        var result = new int[images];
        for (var i = 0; i < images; i++)
        {
            var root = Root(i);
            numbers.TryAdd(root, numbers.Count);
            result[i] = numbers[root];
        }

        return result;
    }

    private void Grow(int image)
    {
        while (_parents.Count <= image)
        {
            _parents.Add(_parents.Count);
        }
    }

    private int Root(int image)
    {
        while (_parents[image] != image)
        {
            _parents[image] = _parents[_parents[image]];
            image = _parents[image];
        }

        return image;
    }

    private void Join(int a, int b) => _parents[Root(a)] = Root(b);
}
