namespace NotebookKit.Host;

/// <summary>Folders on the command line: each stands for the notebooks in it.</summary>
internal static class NotebookFolder
{
    /// <summary>The notebooks of folders in the order of their paths, and what is no folder as it is.</summary>
    /// <param name="paths">Files and folders, as they were written.</param>
    /// <param name="outFolder">Where results go: what lies there is none of the notebooks.</param>
    /// <exception cref="KitException">There is no notebook in a folder, or it cannot be read.</exception>
    public static IReadOnlyList<string> Expand(IEnumerable<string> paths, string outFolder) =>
        [.. paths.SelectMany(path => Directory.Exists(path) ? NotebooksOf(path, Path.GetFullPath(outFolder)) : [path])];

    private static string[] NotebooksOf(string folder, string results)
    {
        try
        {
            string[] found = [.. Inside(folder, results).Order(StringComparer.Ordinal)];
            return found.Length > 0 ? found : throw new KitException($"There is no notebook, .ipynb or .dib, in the folder {folder}.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new KitException($"The folder {folder} cannot be read: {failure.Message}", failure);
        }
    }

    // Hidden folders hold an editor's copies; a link may lead back.
    private static IEnumerable<string> Inside(string folder, string results) => Path.GetFullPath(folder) == results ? [] :
        Directory.EnumerateFiles(folder).Where(path => !Path.GetFileName(path).StartsWith('.') && NotebookFile.IsNotebook(path)).Concat(new DirectoryInfo(folder).EnumerateDirectories()
            .Where(inner => !inner.Name.StartsWith('.') && inner.LinkTarget is null).SelectMany(inner => Inside(Path.Combine(folder, inner.Name), results)));
}
