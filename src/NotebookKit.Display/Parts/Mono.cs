using System.Text;

namespace NotebookKit.Display;

/// <summary>Text that keeps its columns.</summary>
internal sealed record Mono(string Text) : IPart
{
    public void WriteHtml(HtmlWriter html) => html.Uses(Css.Mono).Open("pre", ("class", "nbk-mono")).Text(Text).Close("pre");

    public void Draw(Sheet sheet) => sheet.WriteMono(Text);

    public void WriteText(StringBuilder text) => text.Append(Text).Append('\n');
}
