namespace NotebookKit;

/// <summary>The endings by which image files are told from others in a folder; their content decides how they are read.</summary>
internal static class ImageExtensions
{
    public static IReadOnlyList<string> All { get; } = [".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif", ".tif", ".tiff"];

    public static bool Has(string name) => All.Any(extension => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
}
