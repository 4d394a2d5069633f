using System.Text;
using System.Xml;

namespace EGate.Watchlists;

/// <summary>One element of a list record, as a small bounded tree with its attributes.</summary>
internal sealed class ListElement
{
    /// <summary>Longest text that is kept of an element or attribute; comments are longer and not used.</summary>
    internal const int TextMax = 4096;

    private const int DepthMax = 12;
    private const int ElementsMax = 20_000;
    private const int AttributesMax = 64;
    private readonly List<ListElement> _children = [];
    private List<(string Name, string Value)>? _attributes;

    private ListElement(string name, int line)
    {
        Name = name;
        Line = line;
    }

    internal string Name { get; }

    /// <summary>Line of the file where the element begins.</summary>
    internal int Line { get; }

    /// <summary>Its own text, tidied (see <see cref="ListedText"/>); empty when it is no text.</summary>
    internal string Text { get; private set; } = string.Empty;

    /// <summary>Children of a name, whatever their namespace.</summary>
    internal IEnumerable<ListElement> Children(string name) => _children.Where(c => c.Name == name);

    /// <summary>Elements at the end of a path of names.</summary>
    internal IEnumerable<ListElement> At(params string[] path) =>
        path.Aggregate((IEnumerable<ListElement>)[this], (found, name) => found.SelectMany(f => f.Children(name)));

    /// <summary>Text of the first child of this name; empty when there is none.</summary>
    internal string TextOf(string name) => _children.Find(c => c.Name == name)?.Text ?? string.Empty;

    /// <summary>Value of an attribute; empty when there is none.</summary>
    internal string Attribute(string name) => _attributes?.Find(a => a.Name == name).Value ?? string.Empty;

    /// <summary>
    /// Reads the element on which the reader stands, to its end tag. Null, with the reader at the end, when it is beyond all bounds.
    /// </summary>
    internal static ListElement? Read(XmlReader reader)
    {
        var count = 0;
        var isBounded = true;
        var root = Read(reader, 0, ref count, ref isBounded);
        return isBounded ? root : null;
    }

    private static ListElement Read(XmlReader reader, int depth, ref int count, ref bool isBounded)
    {
        var element = new ListElement(reader.LocalName, ((IXmlLineInfo)reader).LineNumber);
        isBounded &= ++count <= ElementsMax && depth <= DepthMax && reader.AttributeCount <= AttributesMax;
        if (isBounded)
        {
            element.TakeAttributes(reader);
        }

        if (reader.IsEmptyElement)
        {
            return element;
        }

        if (!isBounded)
        {
            XmlLists.SkipToEnd(reader);
            return element;
        }

        var text = new StringBuilder();
        while (reader.Read() && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                var child = Read(reader, depth + 1, ref count, ref isBounded);
                if (isBounded)
                {
                    element._children.Add(child);
                }
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                Append(reader, text);
            }
        }

        element.Text = ListedText.Tidy(text.ToString()) ?? string.Empty;
        return element;
    }

    private void TakeAttributes(XmlReader reader)
    {
        for (var i = 0; i < reader.AttributeCount; i++)
        {
            reader.MoveToAttribute(i);
            var value = reader.Value;
            _attributes ??= [];
            _attributes.Add(
                (reader.LocalName, value.Length > TextMax ? string.Empty : ListedText.Tidy(value) ?? string.Empty)
            );
        }

        reader.MoveToElement();
    }

    private static void Append(XmlReader reader, StringBuilder text)
    {
        var chunk = new char[1024];
        int count;
        while ((count = reader.ReadValueChunk(chunk, 0, chunk.Length)) > 0)
        {
            text.Append(chunk, 0, Math.Min(count, Math.Max(0, TextMax - text.Length)));
        }
    }
}
