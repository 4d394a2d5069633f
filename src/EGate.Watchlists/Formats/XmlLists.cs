using System.Xml;

namespace EGate.Watchlists;

/// <summary>
/// How every XML list is read: forward only, without DTD (so no entities of its own, no external ones, no bombs), bounded in size and
/// depth.
/// </summary>
internal static class XmlLists
{
    private const int DepthMax = 32;

    /// <summary>Opens the file and stands on its root element.</summary>
    /// <exception cref="XmlException">Not well-formed, or with a DTD.</exception>
    internal static XmlReader Open(Stream file, long charactersMax)
    {
        var reader = XmlReader.Create(
            file,
            new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = charactersMax,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                IgnoreWhitespace = true,
                CloseInput = false,
            }
        );
        reader.MoveToContent();
        return reader;
    }

    /// <summary>
    /// Reads a whole list: calls <paramref name="element"/> on every element outside a record, and <paramref name="record"/> with every
    /// record, which is null when it is beyond all bounds.
    /// </summary>
    /// <param name="input">Where the file comes from and what is reported to.</param>
    /// <param name="root">Name of the root element.</param>
    /// <param name="isRecord">True when the reader stands on a record.</param>
    /// <param name="element">Called for every other element, the root included.</param>
    /// <param name="record">Takes a record.</param>
    internal static void Read(
        ListInput input,
        string root,
        Func<XmlReader, bool> isRecord,
        Action<XmlReader> element,
        Action<ListElement> record
    )
    {
        using var reader = Open(input.File, input.BytesMax);
        if (reader.NodeType != XmlNodeType.Element || reader.LocalName != root)
        {
            throw new ListRefusedException(Line(reader), $"the root element is not {root}");
        }

        do
        {
            RequireDepth(reader);
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (!isRecord(reader))
            {
                element(reader);
                continue;
            }

            var line = Line(reader);
            if (ListElement.Read(reader) is { } whole)
            {
                record(whole);
            }
            else
            {
                input.Reject(line, string.Empty, "the record is larger than any record may be", isLost: true);
            }
        } while (reader.Read());
    }

    /// <summary>Leaves the reader on the end tag of the element it stands on.</summary>
    internal static void SkipToEnd(XmlReader reader)
    {
        var depth = reader.Depth;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            RequireDepth(reader);
        }
    }

    /// <summary>Line the reader is on.</summary>
    internal static int Line(XmlReader reader) => ((IXmlLineInfo)reader).LineNumber;

    private static void RequireDepth(XmlReader reader)
    {
        if (reader.Depth > DepthMax)
        {
            throw new ListRefusedException(Line(reader), $"elements are nested deeper than {DepthMax}");
        }
    }
}
