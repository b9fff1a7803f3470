namespace NotebookKit.Host;

/// <summary>Where one notebook's results go.</summary>
internal sealed record RunFiles(string Notebook, string Report, string Page)
{
    public static RunFiles For(string outFolder, string notebook)
    {
        // Beside its source, a .dib's results would take the names of somebody else's files.
        if (!IsIpynb(notebook) && Path.GetFullPath(outFolder) == Path.GetDirectoryName(Path.GetFullPath(notebook)))
            throw new KitException($"The results of {notebook} would lie beside it and could replace other files: choose another --out folder.");
        string stem = Path.Combine(Path.GetFullPath(outFolder), Path.GetFileNameWithoutExtension(notebook));
        return new RunFiles(stem + ".ipynb", stem + ".json", stem + ".html");
    }

    private static bool IsIpynb(string notebook) => Path.GetExtension(notebook).Equals(".ipynb", StringComparison.OrdinalIgnoreCase);
}
