namespace NotebookKit.Host;

/// <summary>Where one notebook's results go.</summary>
internal sealed record RunFiles(string Notebook, string Report, string Page)
{
    public static RunFiles For(string outFolder, string notebook)
    {
        string stem = Path.Combine(Path.GetFullPath(outFolder), Path.GetFileNameWithoutExtension(notebook));
        return new RunFiles(stem + ".ipynb", stem + ".json", stem + ".html");
    }
}
