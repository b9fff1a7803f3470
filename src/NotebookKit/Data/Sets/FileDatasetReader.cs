using System.Globalization;

namespace NotebookKit;

/// <summary>Finds the images and captions of the sets that are files.</summary>
internal static class FileDatasetReader
{
    public static ImageFileSet Files(DatasetManifest manifest, DatasetFolder folder)
    {
        if (manifest.Format == DatasetFormat.Drawn) return DrawnSet.Files(manifest);
        if (manifest.Format == DatasetFormat.Photographs) return FreePhotographs.Read(manifest, folder);
        ImageFileSet found = manifest.Format == DatasetFormat.Folder
            ? ImageFolder.Load(manifest.Archive is null ? folder.Path! : folder.Verified(manifest.Archive))
            : ImageTable.Load(Path.Combine(folder.Path!, manifest.Table!), manifest.Layout! with { ClassNames = manifest.Classes.Count > 0 ? manifest.Classes : null });
        MustBeWhole(manifest, folder, found.Count, "images");
        return found.Known(manifest.Name, manifest.Papers(folder.Origin));
    }

    public static CaptionDataset Captions(DatasetManifest manifest, DatasetFolder folder)
    {
        if (manifest.Format == DatasetFormat.DrawnCaptions) return DrawnSet.Captions(manifest);
        string table = Path.Combine(folder.Path!, manifest.Table!);
        string? images = manifest.Images is null ? null : Path.Combine(folder.Path!, manifest.Images);
        CaptionDataset found = manifest.Format == DatasetFormat.CocoCaptions
            ? CaptionFile.ReadCoco(table, images)
            : CaptionFile.ReadFlickr(table, images, manifest.PartLists?.ToDictionary(part => part.Key, part => Path.Combine(folder.Path!, part.Value)));
        MustBeWhole(manifest, folder, found.CaptionCount, "captions");
        return found with { Name = manifest.Name, Papers = manifest.Papers(folder.Origin) };
    }

    private static void MustBeWhole(DatasetManifest manifest, DatasetFolder folder, int count, string what)
    {
        if (manifest.Count is { } expected && count != expected)
            throw new KitException(string.Create(CultureInfo.InvariantCulture, $"The copy of {manifest.Name} in {folder.Origin} has {count:N0} {what} instead of {expected:N0}: it is not whole, copy it again."));
    }
}
