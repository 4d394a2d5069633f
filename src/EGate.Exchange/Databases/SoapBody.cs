using System.Text;
using System.Xml;

namespace EGate.Exchange;

/// <summary>
/// The one element of a SOAP body: its texts and its parts. Bounded in bytes, depth, elements and length of text while it is read; a
/// document type is an error, so there are no entities but the five of XML itself.
/// </summary>
internal sealed class SoapBody
{
    private const int DepthMax = 8;
    private const int ElementsMax = 400;
    private const int TextMax = 4 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly XmlReaderSettings Strict = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = AnswerBounds.BytesMax,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly List<SoapBody> _parts = [];

    private SoapBody(string name) => Name = name;

    /// <summary>Local name of the element.</summary>
    internal string Name { get; }

    /// <summary>The text of a child.</summary>
    /// <exception cref="DatabaseException">It is not there.</exception>
    internal string Text(string name) =>
        _texts.TryGetValue(name, out var text)
            ? text
            : throw new DatabaseException(DatabaseFault.NotUnderstood, $"{name} is missing");

    /// <summary>The children of a name that have children themselves.</summary>
    internal IEnumerable<SoapBody> Parts(string name) => _parts.Where(p => p.Name == name);

    /// <summary>Reads a message.</summary>
    /// <exception cref="DatabaseException">It is no SOAP message, breaks a bound, or is a fault.</exception>
    internal static SoapBody Read(ReadOnlyMemory<byte> xml)
    {
        if (xml.Length > AnswerBounds.BytesMax)
        {
            throw Broken($"longer than {AnswerBounds.BytesMax} bytes");
        }

        try
        {
            // UTF-8 and nothing else, whatever a declaration says: the reader's own change of encodings breaks on some damaged declarations.
            using var text = new StringReader(Utf8.GetString(xml.Span).TrimStart('\uFEFF'));
            using var reader = XmlReader.Create(text, Strict);
            return ReadEnvelope(reader);
        }
        catch (DecoderFallbackException e)
        {
            throw new DatabaseException(DatabaseFault.NotUnderstood, "not UTF-8", e);
        }
        catch (XmlException e)
        {
            // The message may quote what was read; the place is enough.
            throw new DatabaseException(
                DatabaseFault.NotUnderstood,
                $"no XML at line {e.LineNumber}, position {e.LinePosition}",
                e
            );
        }
    }

    private static SoapBody ReadEnvelope(XmlReader reader)
    {
        reader.MoveToContent();
        if (!reader.IsStartElement("Envelope", SoapNames.Envelope) || reader.IsEmptyElement)
        {
            throw Broken("no SOAP 1.2 envelope");
        }

        reader.ReadStartElement();
        if (reader.IsStartElement("Header", SoapNames.Envelope))
        {
            reader.Skip();
        }

        if (!reader.IsStartElement("Body", SoapNames.Envelope) || reader.IsEmptyElement)
        {
            throw Broken("no SOAP body");
        }

        reader.ReadStartElement();
        if (reader.IsStartElement("Fault", SoapNames.Envelope))
        {
            throw new DatabaseException(DatabaseFault.SoapFault, $"SOAP fault: {FaultText(reader)}");
        }

        var left = ElementsMax;
        var body = ReadElement(reader, SoapNames.Service, ref left) ?? throw Broken("an empty SOAP body");

        // What follows belongs to no message, but must be well formed to the end: a torn answer is no answer.
        while (reader.Read()) { }

        return body;
    }

    /// <summary>Reads an element that has children; null when the reader stands on no element of the namespace.</summary>
    private static SoapBody? ReadElement(XmlReader reader, string space, ref int left)
    {
        if (reader.NodeType != XmlNodeType.Element || reader.NamespaceURI != space)
        {
            return null;
        }

        var element = new SoapBody(reader.LocalName);
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return element;
        }

        reader.Read();
        while (reader.NodeType != XmlNodeType.EndElement)
        {
            element.Take(reader, ref left);
        }

        reader.Read();
        return element;
    }

    private void Take(XmlReader reader, ref int left)
    {
        if (reader.EOF || reader.Depth > DepthMax || --left < 0)
        {
            throw Broken($"deeper than {DepthMax} or more than {ElementsMax} elements");
        }

        if (reader.NodeType != XmlNodeType.Element)
        {
            throw Broken($"text where elements must be, in {Name}");
        }

        if (reader.NamespaceURI != SoapNames.Service)
        {
            reader.Skip();
        }
        else if (reader.LocalName == SoapNames.Hit)
        {
            _parts.Add(ReadElement(reader, SoapNames.Service, ref left)!);
        }
        else if (!_texts.TryAdd(reader.LocalName, ReadText(reader)))
        {
            throw Broken("an element stands twice");
        }
    }

    private static string ReadText(XmlReader reader)
    {
        var text = reader.ReadElementContentAsString();
        return text.Length <= TextMax ? text : throw Broken($"a text longer than {TextMax} characters");
    }

    private static string FaultText(XmlReader reader)
    {
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.IsStartElement("Text", SoapNames.Envelope))
            {
                return reader.ReadElementContentAsString();
            }
        }

        return "without a reason";
    }

    private static DatabaseException Broken(string what) => new(DatabaseFault.NotUnderstood, what);
}
