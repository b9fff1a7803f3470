using System.Text;

namespace NotebookKit.Display;

/// <summary>Something tall that scrolls in its own window; the window can be reached by keyboard and has a name.</summary>
internal sealed record Scroller(string Name, IPart Content) : IPart
{
    public void WriteHtml(HtmlWriter html)
    {
        html.Uses(Css.Scroller).Open("div", ("class", "nbk-scroll"), ("role", "region"), ("aria-label", Name), ("tabindex", "0"));
        Content.WriteHtml(html);
        html.Close("div");
    }

    public void WriteText(StringBuilder text) => Content.WriteText(text);

    public void Draw(Sheet sheet) => Content.Draw(sheet);
}
