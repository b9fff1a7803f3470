using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Html;

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

    /// <summary>Removes what the running cell has shown so far.</summary>
    /// <param name="wait">Whether to wait for the next output, so that nothing flickers.</param>
    public static void clear_output(bool wait = false) => CellScope.Current?.Sink.Clear(wait);

    private static DisplayHandle Show(MimeBundle forms, string[] mimeTypes)
    {
        string id = Guid.NewGuid().ToString("n");
        CellScope.Current?.Sink.Show(id, forms);
        return new DisplayHandle(id, mimeTypes);
    }
}
