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

    public void WriteText(StringBuilder text)
    {
        int filled = (int)Math.Round(Fraction * TextWidth);
        text.Append('█', filled).Append('░', TextWidth - filled).Append(' ').Append(Numbers.Percent(Fraction, 0)).Append(" · ").Append(Words).Append('\n');
    }
}
