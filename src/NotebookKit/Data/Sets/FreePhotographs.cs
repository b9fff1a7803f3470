namespace NotebookKit;

/// <summary>Reads the photographs that lie within the library.</summary>
internal static class FreePhotographs
{
    public static ImageFileSet Read(DatasetManifest manifest, DatasetFolder folder)
    {
        string[] classes = [.. manifest.Classes];
        return new ImageFileSet(
            manifest.Name,
            [.. manifest.Photographs.Select(photograph => new MemoryFile(folder.Origin, photograph.File, Bytes(manifest, photograph.File)))],
            [.. manifest.Photographs.Select(photograph => Array.IndexOf(classes, photograph.Class))],
            classes)
        {
            Papers = manifest.Papers(folder.Origin),
            Credits = [.. manifest.Photographs.Select(photograph => photograph.Credit)],
        };
    }

    private static byte[] Bytes(DatasetManifest manifest, string file)
    {
        using Stream content = manifest.OpenEmbedded(file)!;
        byte[] bytes = new byte[content.Length];
        content.ReadExactly(bytes);
        return bytes;
    }
}
