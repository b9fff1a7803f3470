namespace NotebookKit;

/// <summary>One form in which weights exist: a file, or a folder of several.</summary>
/// <param name="Path">What is opened, below a folder of weights.</param>
/// <param name="Files">What it consists of, as far as each file is known.</param>
public sealed record WeightCopy(string Path, IReadOnlyList<WeightDownload> Files)
{
    /// <summary>Whether all of it can be downloaded, and told from a forgery.</summary>
    public bool IsDownloadable => Files.Count > 0 && Files.All(file => file.Url is not null && file.IsVerifiable);

    /// <summary>Where all of it lies below a folder, or null.</summary>
    internal string? FindIn(string folder) =>
        System.IO.Path.Exists(System.IO.Path.Combine(folder, Path)) && Files.All(file => File.Exists(System.IO.Path.Combine(folder, file.Path))) ? System.IO.Path.Combine(folder, Path) : null;
}
