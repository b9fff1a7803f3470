using System.Text;

namespace NotebookKit.Display;

/// <summary>Parts one below the other.</summary>
internal sealed record Stack(params IReadOnlyList<IPart> Parts) : IPart
{
    public void WriteHtml(HtmlWriter html)
    {
        foreach (IPart part in Parts) part.WriteHtml(html);
    }

    public void Draw(Sheet sheet)
    {
        foreach (IPart part in Parts) part.Draw(sheet);
    }

    public void WriteText(StringBuilder text)
    {
        foreach (IPart part in Parts) part.WriteText(text);
    }
}
