using System.Text;

namespace NotebookKit.Display;

/// <summary>A part that plain text does without, because another part says the same there.</summary>
internal sealed record HtmlOnly(IPart Content) : IPart
{
    public void WriteHtml(HtmlWriter html) => Content.WriteHtml(html);

    public void Draw(Sheet sheet) => Content.Draw(sheet);

    public void WriteText(StringBuilder text) { }
}
