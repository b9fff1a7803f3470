using System.Text;

namespace NotebookKit.Display;

/// <summary>The one number that a card is about, set large, with a few words beside it.</summary>
internal sealed record BigNumber(string Label, string Number, string Beside) : IPart
{
    public void WriteHtml(HtmlWriter html) =>
        html.Uses(Css.Big).Open("p", ("class", Line.Title)).Text(Label).Close("p")
            .Open("p", ("class", "nbk-big")).Open("strong").Text(Number).Close("strong").Open("small").Text(" " + Beside).Close("small").Close("p");

    public void Draw(Sheet sheet)
    {
        sheet.Write(Label, 15, bold: true);
        sheet.Write(Number, 28, bold: true);
        sheet.Write(Beside, tone: Tone.Dim);
    }

    public void WriteText(StringBuilder text) => text.Append(Label).Append(": ").Append(Number).Append(", ").Append(Beside).Append('\n');
}
