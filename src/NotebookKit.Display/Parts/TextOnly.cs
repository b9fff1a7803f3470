using System.Text;

namespace NotebookKit.Display;

/// <summary>A part that HTML does without, because another part says the same there.</summary>
internal sealed record TextOnly(IPart Content) : IPart
{
    public void WriteHtml(HtmlWriter html) { }

    public void Draw(Sheet sheet) { }

    public void WriteText(StringBuilder text) => Content.WriteText(text);
}
