namespace NotebookKit;

/// <summary>
/// All files below a folder, hidden ones aside. A link to a folder is followed only where it leads to somewhere new: neither up and
/// around, nor to what is listed already, or a photograph would be there twice and lie in two parts of a division.
/// </summary>
internal sealed class FolderTree
{
    private static readonly EnumerationOptions Visible = new() { IgnoreInaccessible = false, AttributesToSkip = FileAttributes.Hidden };

    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private readonly List<(string Path, string Target)> _links = [];

    /// <summary>The paths of the files, each below the root as it was given.</summary>
    /// <exception cref="IOException">A folder cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be listed.</exception>
    public static IEnumerable<string> Files(string root)
    {
        FolderTree tree = new();
        string home = RealPath(root);
        foreach (string file in tree.Below(root, home)) yield return file;

        // Real folders come first, so that of a folder and its alias the folder itself is listed.
        for (int i = 0; i < tree._links.Count; i++)
        {
            (string path, string target) = tree._links[i];
            if (home.StartsWith(Path.TrimEndingDirectorySeparator(target) + Path.DirectorySeparatorChar, StringComparison.Ordinal)) continue;
            foreach (string file in tree.Below(path, target)) yield return file;
        }
    }

    private IEnumerable<string> Below(string folder, string real)
    {
        Stack<(string Path, string Real)> open = new([(folder, real)]);
        while (open.TryPop(out (string Path, string Real) present))
        {
            if (!_visited.Add(present.Real)) continue;
            foreach (FileSystemInfo entry in new DirectoryInfo(present.Path).EnumerateFileSystemInfos("*", Visible))
            {
                string path = Path.Combine(present.Path, entry.Name);
                if (entry is not DirectoryInfo) yield return path;
                else if (entry.LinkTarget is null) open.Push((path, Path.Combine(present.Real, entry.Name)));
                else _links.Add((path, RealPath(path)));
            }
        }
    }

    /// <summary>A path without links in any of its parts.</summary>
    private static string RealPath(string path)
    {
        path = Path.GetFullPath(path);
        string real = Path.GetPathRoot(path)!;
        foreach (string part in path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            DirectoryInfo folder = new(Path.Combine(real, part));
            real = folder.LinkTarget is not null && folder.ResolveLinkTarget(returnFinalTarget: true) is { } target ? RealPath(target.FullName) : folder.FullName;
        }

        return real;
    }
}
