using System.Net;
using System.Text;
using Microsoft.DotNet.Interactive.Formatting;

namespace NotebookKit.Host;

/// <summary>How an exception shows itself when it is a value: <c>display(ex)</c>, or a property's getter that threw.</summary>
internal static class ExceptionFace
{
    public static void Register()
    {
        Formatter.Register<Exception>((failure, context) => Write(context, context.Depth > 1 ? ExceptionText.Headings(failure).First() : Text(failure)), MimeBundle.PlainText);
        Formatter.Register<Exception>((failure, context) => Write(context, Html(failure)), MimeBundle.Html);
    }

    private static bool Write(FormatContext context, string form)
    {
        context.Writer.Write(form);
        return true;
    }

    private static string Text(Exception failure) => string.Join('\n', [.. ExceptionText.Headings(failure), .. ExceptionText.Frames(failure)]);

    private static string Html(Exception failure)
    {
        string[] headings = [.. ExceptionText.Headings(failure)];
        IReadOnlyList<string> frames = ExceptionText.Frames(failure);
        var html = new StringBuilder($"<div><strong>{Encode(ExceptionText.NameOf(failure))}</strong>: {Encode(ExceptionText.MessageOf(failure))}");
        string[] beneath = [.. headings.Skip(1), .. frames];
        if (beneath.Length > 0)
            html.Append($"<details><summary style=\"display:list-item\">where and why</summary><pre>{Encode(string.Join('\n', beneath))}</pre></details>");
        return html.Append("</div>").ToString();
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
