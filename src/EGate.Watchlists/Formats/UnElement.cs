using System.Text;
using System.Xml;

namespace EGate.Watchlists;

/// <summary>One element of a list record, as a small bounded tree. Attributes are not used by the format and are not kept.</summary>
internal sealed class UnElement
{
    /// <summary>Longest text that is kept of an element; comments are longer and not used.</summary>
    internal const int TextMax = 4096;

    private const int DepthMax = 8;
    private const int ElementsMax = 5000;
    private readonly List<UnElement> _children = [];

    private UnElement(string name, int line)
    {
        Name = name;
        Line = line;
    }

    internal string Name { get; }

    /// <summary>Line of the file where the element begins.</summary>
    internal int Line { get; }

    /// <summary>Its own text, white space tidied.</summary>
    internal string Text { get; private set; } = string.Empty;

    internal IEnumerable<UnElement> Children(string name) => _children.Where(c => c.Name == name);

    /// <summary>Text of the first child of this name; empty when there is none.</summary>
    internal string TextOf(string name) => Children(name).FirstOrDefault()?.Text ?? string.Empty;

    /// <summary>Reads the element on which the reader stands, to its end tag. Null, with the reader at the end, when it is beyond all bounds.</summary>
    internal static UnElement? Read(XmlReader reader)
    {
        var count = 0;
        var isBounded = true;
        var root = Read(reader, 0, ref count, ref isBounded);
        return isBounded ? root : null;
    }

    private static UnElement Read(XmlReader reader, int depth, ref int count, ref bool isBounded)
    {
        var element = new UnElement(reader.LocalName, ((IXmlLineInfo)reader).LineNumber);
        isBounded &= ++count <= ElementsMax && depth <= DepthMax;
        if (reader.IsEmptyElement)
        {
            return element;
        }

        if (!isBounded)
        {
            SkipToEnd(reader);
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

        element.Text = Tidy(text);
        return element;
    }

    // Leaves the reader on the end tag of the element it stands on.
    private static void SkipToEnd(XmlReader reader)
    {
        var depth = reader.Depth;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            UnConsolidatedList.RequireDepth(reader);
        }
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

    private static string Tidy(StringBuilder text) =>
        string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
