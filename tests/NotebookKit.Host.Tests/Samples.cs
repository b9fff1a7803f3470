namespace NotebookKit.Host.Tests;

/// <summary>The notebooks beside these tests.</summary>
internal static class Samples
{
    public static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Notebooks", name);
}
