using System.Text;
using System.Xml;

namespace NotebookKit.Host;

/// <summary>XML 1.0 documents from text that may hold anything (Extensible Markup Language 1.0, section 2.2: Characters).</summary>
internal static class XmlText
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
    };

    /// <summary>The text without colours, with a replacement character for each that XML forbids.</summary>
    public static string Clean(string text)
    {
        text = AnsiText.Strip(text);
        var clean = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) clean.Append(text[i]).Append(text[++i]);
            else clean.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
        }

        return clean.ToString();
    }

    /// <summary>An attribute's value: clean, and on one line.</summary>
    public static string Attribute(string text) => Clean(text).ReplaceLineEndings(" ").Replace('\t', ' ');

    public static string Document(Action<XmlWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, Settings))
        {
            writer.WriteStartDocument();
            write(writer);
            writer.WriteEndDocument();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }
}
