using Microsoft.DotNet.Interactive.Formatting;
using NotebookKit.Display;

namespace NotebookKit.Interactive;

/// <summary>Binds the kit's faces to the formatters of .NET Interactive and of the kit's own host.</summary>
public static class NotebookKitExtension
{
    private static readonly Lock Gate = new();

    /// <summary>
    /// Registers every face for <c>text/html</c>, preferred, and <c>text/plain</c>. Calling it again changes nothing but
    /// brings the registrations back after <c>Formatter.ResetToDefault()</c>. Loads neither libtorch nor a chart library.
    /// </summary>
    public static void Load()
    {
        lock (Gate)
        {
            foreach (Type type in Faces.Types) Register(type);
        }
    }

    // An explicit registration outranks the formatter that TorchSharp's Tensor names by attribute, and the latest one wins.
    private static void Register(Type type)
    {
        Formatter.Register(type, (value, writer) => writer.Write(Faces.Html(value)), HtmlFormatter.MimeType);
        Formatter.Register(type, (value, writer) => writer.Write(Faces.Text(value)), PlainTextFormatter.MimeType);
        Formatter.SetPreferredMimeTypesFor(type, HtmlFormatter.MimeType, PlainTextFormatter.MimeType);
    }
}
