using System.Runtime.CompilerServices;

namespace NotebookKit.Host.Tests;

/// <summary>A notebook of this repository, as it lies there.</summary>
internal static class RepositoryNotebook
{
    public static string Text(string name, [CallerFilePath] string source = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(source)!, $"../../../notebooks/{name}.ipynb"));
}
