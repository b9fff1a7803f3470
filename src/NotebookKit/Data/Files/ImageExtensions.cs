namespace NotebookKit;

/// <summary>The endings by which image files are told from others in a folder; their content decides how they are read.</summary>
internal static class ImageExtensions
{
    public static IReadOnlyList<string> All { get; } = [".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif", ".tif", ".tiff"];

    /// <summary>Whether a file is an image by its name; what macOS puts beside its files is none.</summary>
    public static bool IsImage(string name) =>
        All.Any(extension => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) && !name.Split('/').Any(part => part.StartsWith('.') || part == "__MACOSX");
}
