namespace NotebookKit.Interactive;

/// <summary>The image files beside the notebook.</summary>
internal sealed class ImageFiles : IMagicValues
{
    private const int Most = 200;

    private static readonly HashSet<string> Endings = new(StringComparer.OrdinalIgnoreCase) { ".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif", ".tif", ".tiff" };

    public IEnumerable<string> Of(IReadOnlyList<NotebookVariable> variables) =>
        Directory.EnumerateFiles(Directory.GetCurrentDirectory()).Where(path => Endings.Contains(Path.GetExtension(path))).Take(Most).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
}
