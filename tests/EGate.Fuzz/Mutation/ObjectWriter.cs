namespace EGate.Fuzz.Mutation;

/// <summary>What is done to one object.</summary>
internal enum ObjectEdit
{
    Remove,
    Double,
    Nest,
    LieAboutLength,
    OtherTag,
    OtherValue,
    Empty,
    LongForm,
}

/// <summary>
/// Writes a tree with one object changed, from the end to the beginning: the lengths around the change come out right without being
/// known before.
/// </summary>
internal sealed class ObjectWriter
{
    private readonly byte[] _bytes = new byte[2 * InputBuffer.Max];
    private int _start;
    private int _number;
    private int _target;
    private ObjectEdit _edit;
    private byte[] _other = [];

    /// <summary>The input with one object changed. What would become too long is cut at its front.</summary>
    public ReadOnlySpan<byte> Write(ObjectTree tree, ObjectTree donor, ref FuzzRandom random)
    {
        _start = _bytes.Length;
        _edit = (ObjectEdit)random.Next(8);
        // Objects are written last to first, so they are counted that way.
        _target = tree.Count < 2 ? -1 : random.Next(tree.Count - 1);
        _number = 0;
        _other = donor.At(random.Next(donor.Count)).Value;
        Level(tree, ref random);
        return _bytes.AsSpan(_start);
    }

    private void Level(ObjectTree parent, ref FuzzRandom random)
    {
        for (var i = parent.Children!.Count - 1; i >= 0; i--)
        {
            var child = parent.Children[i];
            if (_number++ == _target)
            {
                Changed(child, ref random);
                _number += child.Count - 1;
            }
            else
            {
                var end = _start;
                Content(child, ref random);
                Header(child.Tag, end - _start);
            }
        }
    }

    private void Content(ObjectTree node, ref FuzzRandom random)
    {
        if (node.Children is null)
        {
            Put(node.Value);
        }
        else
        {
            Level(node, ref random);
        }
    }

    private void Changed(ObjectTree node, ref FuzzRandom random)
    {
        switch (_edit)
        {
            case ObjectEdit.Remove:
                break;
            case ObjectEdit.Double:
                Whole(node.Tag, node.Value);
                // Often twice, seldom so many that a parser without a bound shows itself.
                for (var i = random.OnceIn(20) ? 300 : 1; i > 0; i--)
                {
                    Whole(node.Tag, node.Value);
                }

                break;
            case ObjectEdit.Nest:
                Nest(node, random.OnceIn(20) ? 2000 : 1 + random.Next(8));
                break;
            case ObjectEdit.LieAboutLength:
                Put(node.Value);
                Header(node.Tag, Lie(node.Value.Length, ref random));
                break;
            case ObjectEdit.OtherTag:
                Whole([random.Byte()], node.Value);
                break;
            case ObjectEdit.OtherValue:
                Whole(node.Tag, _other);
                break;
            case ObjectEdit.LongForm:
                LongForm(node, ref random);
                break;
            default:
                Whole(node.Tag, []);
                break;
        }
    }

    private static int Lie(int length, ref FuzzRandom random) =>
        random.Next(6) switch
        {
            0 => 0,
            1 => length + 1,
            2 => Math.Max(0, length - 1),
            3 => 0xFFFFFF,
            4 => length * 2,
            _ => random.Next(0x10000),
        };

    private void Nest(ObjectTree node, int times)
    {
        var end = _start;
        Whole(node.Tag, node.Value);
        for (; times > 0; times--)
        {
            Header(node.Tag, end - _start);
        }
    }

    /// <summary>The indefinite form, or a length with more bytes than it needs.</summary>
    private void LongForm(ObjectTree node, ref FuzzRandom random)
    {
        if (random.OnceIn(2))
        {
            Put([0, 0]);
            Put(node.Value);
            Put([0x80]);
        }
        else
        {
            Put(node.Value);
            Put([
                0x83,
                (byte)(node.Value.Length >> 16),
                (byte)((node.Value.Length >> 8) & 0xFF),
                (byte)(node.Value.Length & 0xFF),
            ]);
        }

        Put(node.Tag);
    }

    private void Whole(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> value)
    {
        Put(value);
        Header(tag, value.Length);
    }

    private void Header(ReadOnlySpan<byte> tag, int length)
    {
        Span<byte> bytes = [0x83, (byte)((length >> 16) & 0xFF), (byte)((length >> 8) & 0xFF), (byte)(length & 0xFF)];
        if (length < 0x80)
        {
            Put(bytes[3..]);
        }
        else
        {
            var start =
                length > 0xFFFF ? 0
                : length > 0xFF ? 1
                : 2;
            bytes[start] = (byte)(0x83 - start);
            Put(bytes[start..]);
        }

        Put(tag);
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes[Math.Max(0, bytes.Length - _start)..];
        _start -= bytes.Length;
        bytes.CopyTo(_bytes.AsSpan(_start));
    }
}
