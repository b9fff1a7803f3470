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
            var html = new HtmlWriter();
            Failure(value, error).WriteHtml(html);
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
            Failure(value, error).WriteText(text);
        }

        return text.ToString().TrimEnd('\n');
    }

    private static Line Failure(object value, Exception error) =>
        new($"{value.GetType().Name}: could not be shown ({error.GetType().Name}: {CleanText.Of(error.Message, 300)})");
}
