using System.Text;

namespace NotebookKit.Display;

/// <summary>A part that belongs to the one above it and stands a little to the right.</summary>
internal sealed record Nested(IPart Content) : IPart
{
    public void WriteHtml(HtmlWriter html)
    {
        html.Uses(Css.Nested).Open("div", ("class", "nbk-in"));
        Content.WriteHtml(html);
        html.Close("div");
    }

    public void Draw(Sheet sheet)
    {
        sheet.Indent(18);
        Content.Draw(sheet);
        sheet.Indent(-18);
    }

    public void WriteText(StringBuilder text)
    {
        var inner = new StringBuilder();
        Content.WriteText(inner);
        foreach (string line in inner.ToString().TrimEnd('\n').Split('\n')) text.Append("  ").Append(line).Append('\n');
    }
}
