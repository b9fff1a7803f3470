using System.Text;

namespace NotebookKit.Display;

/// <summary>The one way from a value to what is shown. Whatever goes wrong on it is said on the spot and never thrown.</summary>
internal sealed class Face(Func<object, IPart> compose)
{
    public string Html(object value)
    {
        try
        {
            var html = new HtmlWriter();
            compose(value).WriteHtml(html);
            return html.ToString();
        }
        catch (Exception error)
        {
            // Most often a picture failed; the text form does without pictures.
            var html = new HtmlWriter();
            new Stack(new Mono(Text(value)), new Line($"shown as text ({Reason(error)})", Line.Small)).WriteHtml(html);
            return html.ToString();
        }
    }

    public string Text(object value)
    {
        var text = new StringBuilder();
        try
        {
            compose(value).WriteText(text);
        }
        catch (Exception error)
        {
            text.Append(value.GetType().Name).Append(": could not be shown (").Append(Reason(error)).Append(')');
        }

        return text.ToString().TrimEnd('\n');
    }

    private static string Reason(Exception error) => $"{error.GetType().Name}: {CleanText.Of(error.Message, 300)}";
}
