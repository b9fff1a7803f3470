using System.Text;

namespace NotebookKit.Display;

/// <summary>Parts beside each other: a picture and what is said about it. It is a table, so that it keeps its shape where styles are stripped.</summary>
internal sealed record Beside(params IReadOnlyList<IPart> Parts) : IPart
{
    private const double Gap = 20;

    public void WriteHtml(HtmlWriter html)
    {
        html.Uses(Css.Beside).Open("table", ("class", "nbk-beside"), ("role", "presentation")).Open("tbody").Open("tr");
        foreach (IPart part in Parts)
        {
            html.Open("td");
            part.WriteHtml(html);
            html.Close("td");
        }

        html.Close("tr").Close("tbody").Close("table");
    }

    public void WriteText(StringBuilder text)
    {
        foreach (IPart part in Parts) part.WriteText(text);
    }

    public void Draw(Sheet sheet)
    {
        double x = sheet.Left, tallest = 0;
        foreach (IPart part in Parts)
        {
            var own = new Sheet(margin: 0);
            part.Draw(own);
            Drawing drawing = own.Finish();
            sheet.Place(new Shape.Inset(x, sheet.Y, drawing), 0);
            x += drawing.Width + Gap;
            tallest = Math.Max(tallest, drawing.Height);
        }

        sheet.Reach(x - Gap);
        sheet.Advance(tallest + 4);
    }
}
