using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Html;
using NotebookKit.Host;

namespace Microsoft.DotNet.Interactive;

/// <summary>The functions that existing notebooks call as <c>Kernel.…</c>: those of <see cref="CellStatics"/>.</summary>
[SuppressMessage("Naming", "CA1724", Justification = "Existing notebooks call it so.")]
public static class Kernel
{
    /// <inheritdoc cref="CellStatics.display"/>
    public static DisplayHandle display(object? value, params string[] mimeTypes) => CellStatics.display(value, mimeTypes);

    /// <inheritdoc cref="CellStatics.HTML"/>
    public static IHtmlContent HTML(string content) => CellStatics.HTML(content);

    /// <inheritdoc cref="CellStatics.CSS"/>
    public static void CSS(string content) => CellStatics.CSS(content);

    /// <inheritdoc cref="CellStatics.Javascript"/>
    public static void Javascript(string scriptContent) => CellStatics.Javascript(scriptContent);

    /// <inheritdoc cref="CellStatics.GetInputAsync"/>
    public static Task<string> GetInputAsync(string prompt = "") => CellStatics.GetInputAsync(prompt);

    /// <inheritdoc cref="CellStatics.GetPasswordAsync"/>
    public static Task<PasswordString> GetPasswordAsync(string prompt = "") => CellStatics.GetPasswordAsync(prompt);
}
