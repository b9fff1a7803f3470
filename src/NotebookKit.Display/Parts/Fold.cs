using System.Text;

namespace NotebookKit.Display;

/// <summary>Something that is one click away in HTML; plain text has it in full.</summary>
internal sealed record Fold(string Summary, IPart Content) : IPart
{
    public void WriteHtml(HtmlWriter html)
    {
        html.Uses(Css.Fold).Open("details").Open("summary").Text(Summary).Close("summary");
        Content.WriteHtml(html);
        html.Close("details");
    }

    public void Draw(Sheet sheet)
    {
        sheet.Write(Summary, 12, tone: Tone.Dim);
        Content.Draw(sheet);
    }

    public void WriteText(StringBuilder text) => Content.WriteText(text);
}
