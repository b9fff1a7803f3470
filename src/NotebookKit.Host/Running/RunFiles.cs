namespace NotebookKit.Host;

/// <summary>Where one notebook's results go.</summary>
internal sealed record RunFiles(string Notebook, string Report, string Page)
{
    public static RunFiles For(string outFolder, string notebook)
    {
        // Beside its source, a .dib's results would take the names of somebody else's files.
        if (!NotebookFile.IsIpynb(notebook) && Path.GetFullPath(outFolder) == Path.GetDirectoryName(Path.GetFullPath(notebook)))
            throw new KitException($"The results of {notebook} would lie beside it and could replace other files: choose another --out folder.");
        if (RealPath(Path.Combine(outFolder, Path.GetFileName(notebook))) == RealPath(notebook))
            throw new KitException($"{notebook} itself would be replaced by its results: choose another --out folder, or say --in-place to replace it after a good run.");
        if (Path.GetFileNameWithoutExtension(notebook).Length == 0) throw new KitException($"{notebook} has no name before its extension, so its results would have none: rename it.");
        string stem = Path.Combine(Path.GetFullPath(outFolder), Path.GetFileNameWithoutExtension(notebook));
        return new RunFiles(stem + ".ipynb", stem + ".json", stem + ".html");
    }

    /// <summary>Where a path leads when it and its folder are followed.</summary>
    public static string RealPath(string path)
    {
        string full = Path.GetFullPath(path);
        string folder = Path.GetDirectoryName(full)!;
        string real = Path.Combine(Target(new DirectoryInfo(folder)), Path.GetFileName(full));
        return Target(new FileInfo(real));
    }

    private static string Target(FileSystemInfo entry) => entry.Exists ? entry.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? entry.FullName : entry.FullName;
}
