using System.Text;

namespace NotebookKit.Display;

/// <summary>
/// A piece of a face. It writes itself as HTML and as plain text, so that a face composed of parts always has both and
/// neither can fall behind the other.
/// </summary>
internal interface IPart
{
    /// <summary>Writes block-level HTML.</summary>
    void WriteHtml(HtmlWriter html);

    /// <summary>Writes whole lines, each ended by a line feed.</summary>
    void WriteText(StringBuilder text);

    /// <summary>Sets itself on a sheet, for the picture of a face.</summary>
    void Draw(Sheet sheet);
}
