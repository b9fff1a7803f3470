using System.Text;

namespace NotebookKit.Display;

/// <summary>A line or paragraph of running text.</summary>
/// <param name="Words">The text, already at its right length.</param>
/// <param name="Class">How it is set: <see cref="Title"/>, <see cref="Small"/>, or null for plain.</param>
internal sealed record Line(string Words, string? Class = null) : IPart
{
    public const string Title = "nbk-title";
    public const string Small = "nbk-small";

    public void WriteHtml(HtmlWriter html)
    {
        if (Words.Length == 0) return;
        html.Open("p", ("class", Class));
        if (Class == Title) html.Open("strong").Text(Words).Close("strong");
        else html.Text(Words);
        html.Close("p");
    }

    public void Draw(Sheet sheet)
    {
        if (Words.Length > 0) sheet.Write(Words, Class == Title ? 15 : Class == Small ? 12 : 13, Class == Title, Class == Small ? Tone.Dim : Tone.Ink);
    }

    public void WriteText(StringBuilder text)
    {
        if (Words.Length > 0) text.Append(Words).Append('\n');
    }
}
