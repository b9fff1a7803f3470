using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive;

namespace NotebookKit.Host;

/// <summary>What a cell can call without a class name, under the names that .NET Interactive gave them.</summary>
[SuppressMessage("Naming", "CA1708", Justification = "display(x) and x.Display() are what existing notebooks call.")]
public static class CellStatics
{
    /// <summary>Shows a value below the running cell.</summary>
    /// <param name="value">The value; null shows as null.</param>
    /// <param name="mimeTypes">The forms to show it in; by default those that its type prefers, and plain text.</param>
    public static DisplayHandle display(object? value, params string[] mimeTypes) => Show(ValueFormatter.Format(value, mimeTypes), mimeTypes);

    /// <summary>Shows this value below the running cell.</summary>
    /// <param name="value">The value; null shows as null.</param>
    /// <param name="mimeTypes">The forms to show it in; by default those that its type prefers, and plain text.</param>
    public static DisplayHandle Display(this object? value, params string[] mimeTypes) => display(value, mimeTypes);

    /// <summary>Shows text that already is of the given type, such as Markdown or SVG.</summary>
    /// <param name="content">The content itself; it is not formatted or encoded.</param>
    /// <param name="mimeType">Its type, for example <c>text/markdown</c>.</param>
    public static DisplayHandle DisplayAs(this string content, string mimeType) => Show(MimeBundle.Of(mimeType, content), []);

    /// <summary>Marks text as HTML, so that it is shown as such.</summary>
    public static IHtmlContent HTML(string content) => new HtmlString(content);

    /// <summary>Adds style rules to the page: a <c>style</c> element, which needs no script.</summary>
    /// <param name="content">The rules. They hold for the whole page, so let them name classes of your own.</param>
    public static void CSS(string content) =>
        Show(MimeBundle.Of(MimeBundle.Html, $"<style>{content.Replace("</style", "<\\/style", StringComparison.OrdinalIgnoreCase)}</style>"), []);

    /// <summary>Runs a script in the page, where the front end allows it.</summary>
    public static void Javascript(string scriptContent) =>
        Show(MimeBundle.Of(MimeBundle.Html, $"<script type=\"text/javascript\">{scriptContent}</script>"), []);

    /// <summary>Asks the user for a line and waits for it.</summary>
    /// <param name="prompt">What to ask.</param>
    /// <exception cref="InvalidOperationException">Nobody is there to answer.</exception>
    public static Task<string> GetInputAsync(string prompt = "") => Task.FromResult(Ask(prompt, password: false));

    /// <summary>Asks the user for a password and waits for it; it is not shown.</summary>
    /// <param name="prompt">What to ask.</param>
    /// <exception cref="InvalidOperationException">Nobody is there to answer.</exception>
    public static Task<PasswordString> GetPasswordAsync(string prompt = "") => Task.FromResult(new PasswordString(Ask(prompt, password: true)));

    /// <summary>Removes what the running cell has shown so far.</summary>
    /// <param name="wait">Whether to wait for the next output, so that nothing flickers.</param>
    public static void clear_output(bool wait = false) => CellScope.Current?.Sink.Clear(wait);

    private static string Ask(string prompt, bool password) =>
        CellScope.Current?.Sink.ReadLine(prompt, password) ?? throw new InvalidOperationException("No cell runs that could ask.");

    private static DisplayHandle Show(MimeBundle forms, string[] mimeTypes)
    {
        string id = Guid.NewGuid().ToString("n");
        CellScope.Current?.Sink.Show(id, forms);
        return new DisplayHandle(id, mimeTypes);
    }
}
