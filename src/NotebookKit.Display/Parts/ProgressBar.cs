using System.Text;

namespace NotebookKit.Display;

/// <summary>A bar that needs no style to be seen, with words after it.</summary>
internal sealed record ProgressBar(double Fraction, string Words) : IPart
{
    private const int TextWidth = 24;

    public void WriteHtml(HtmlWriter html)
    {
        string percent = Numbers.Percent(Fraction, 0);
        html.Uses(Css.Progress).Open("p")
            .Open("progress", ("max", "1"), ("value", Numbers.Of(Fraction, "0.###")), ("aria-label", "progress"))
            .Text(percent).Close("progress").Text($" {percent} · {Words}").Close("p");
    }

    public void Draw(Sheet sheet)
    {
        sheet.Place(new Shape.Box(sheet.Left, sheet.Y, 260, 10, Tone.Grid) { Radius = 5 }, 260);
        sheet.Place(new Shape.Box(sheet.Left, sheet.Y, 260 * Fraction, 10, Tone.OfSeries(0)) { Radius = 5 }, 260);
        sheet.Advance(16);
        sheet.Write($"{Numbers.Percent(Fraction, 0)} · {Words}");
    }

    public void WriteText(StringBuilder text)
    {
        int filled = (int)Math.Round(Fraction * TextWidth);
        text.Append('█', filled).Append('░', TextWidth - filled).Append(' ').Append(Numbers.Percent(Fraction, 0)).Append(" · ").Append(Words).Append('\n');
    }
}
