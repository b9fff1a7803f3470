using System.Reflection;
using System.Text.Json;
using Microsoft.DotNet.Interactive.Formatting;
using NotebookKit.Display;

namespace NotebookKit.Interactive;

/// <summary>Binds the kit's faces to the formatters of .NET Interactive and of the kit's own host.</summary>
public static class NotebookKitExtension
{
    private static readonly Lock Gate = new();
    private static bool s_watching;

    /// <summary>
    /// Registers every face: <c>text/html</c> and <c>text/plain</c> preferred, <c>image/png</c> for the asking, and what else
    /// a type has. Types of other libraries follow when such a library is loaded. Calling it again changes nothing but brings
    /// the registrations back after <c>Formatter.ResetToDefault()</c>. Loads neither libtorch nor a chart library.
    /// </summary>
    public static void Load()
    {
        lock (Gate)
        {
            foreach (Type type in Faces.Types) Register(type);
            if (!s_watching) AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => RegisterForeign(loaded.LoadedAssembly);
            s_watching = true;
        }

        foreach (Assembly assembly in AppDomain.CurrentDomain.GetAssemblies()) RegisterForeign(assembly);
    }

    private static void RegisterForeign(Assembly assembly)
    {
        string? name = assembly.GetName().Name;
        foreach (ForeignType foreign in Faces.ForeignTypes.Where(foreign => foreign.Assembly == name))
        {
            try
            {
                if (assembly.GetType(foreign.Name) is { } type) Register(type);
            }
            catch (Exception error) when (error is IOException or TypeLoadException or BadImageFormatException)
            {
                // Whoever loads a library that lacks a part of its own will hear of it there; here it would end the cell.
            }
        }
    }

    // An explicit registration outranks the formatter that TorchSharp's Tensor names by attribute, and the latest one wins.
    private static void Register(Type type)
    {
        IReadOnlyList<string> preferred = Faces.MimeTypes(type);
        foreach (string mimeType in preferred.Append(Faces.PngType)) Formatter.Register(type, (value, writer) => writer.Write(Faces.Form(value, mimeType)), mimeType);
        // .NET Interactive's #!who and its list of variables ask for JSON, and System.Text.Json fails at a tensor's spans.
        Formatter.Register(type, (value, writer) => writer.Write(JsonSerializer.Serialize(Faces.Text(value))), JsonFormatter.MimeType);
        Formatter.SetPreferredMimeTypesFor(type, [.. preferred]);
    }
}
