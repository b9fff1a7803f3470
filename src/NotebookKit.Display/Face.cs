using System.Text;

namespace NotebookKit.Display;

/// <summary>The one way from a value to what is shown. Whatever goes wrong on it is said on the spot and never thrown.</summary>
/// <param name="compose">The value's parts.</param>
/// <param name="composeText">The parts for plain text, where that can do with less.</param>
internal sealed class Face(Func<object, IPart> compose, Func<object, IPart>? composeText = null)
{
    /// <summary>A form besides HTML and text, with its mime type, or null.</summary>
    public (string MimeType, Func<object, string> Write)? Extra { get; init; }

    /// <summary>The value in that form; where that fails, nothing that a front end would take for it.</summary>
    public string ExtraForm(object value)
    {
        try
        {
            return Extra!.Value.Write(value);
        }
        catch (Exception)
        {
            return "{}";
        }
    }

    /// <summary>The parts of a value that is a part itself; a failure is its whole's.</summary>
    public IPart Compose(object value) => compose(value);

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
            (composeText ?? compose)(value).WriteText(text);
        }
        catch (Exception error)
        {
            text.Append(value.GetType().Name).Append(": could not be shown (").Append(Reason(error)).Append(')');
        }

        return text.ToString().TrimEnd('\n');
    }

    /// <summary>The whole face as one PNG file, on a light ground.</summary>
    public byte[] Png(object value)
    {
        try
        {
            return Png(compose(value));
        }
        catch (Exception error)
        {
            return Png(new Stack(new Mono(Text(value)), new Line($"shown as text ({Reason(error)})", Line.Small)));
        }
    }

    private static byte[] Png(IPart parts)
    {
        var sheet = new Sheet();
        parts.Draw(sheet);
        return PngFile.Encode(sheet.Finish()).Data;
    }

    private static string Reason(Exception error) => $"{error.GetType().Name}: {CleanText.Of(error.Message, 300)}";
}
