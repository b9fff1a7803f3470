namespace NotebookKit;

/// <summary>Reads the sets that are held in memory.</summary>
internal static class ImageDatasetReader
{
    public static (ImageSplit Train, ImageSplit Test, IReadOnlyList<string> Classes) Read(DatasetManifest manifest, DatasetFolder folder)
    {
        switch (manifest.Format)
        {
            case DatasetFormat.Idx:
                return (Idx("train", manifest, manifest.Train!, folder), Idx("test", manifest, manifest.Test!, folder), manifest.Classes);
            case DatasetFormat.Drawn:
                return (DrawnSet.Images(manifest, "train"), DrawnSet.Images(manifest, "test"), manifest.Classes);
            case DatasetFormat.PixelRows:
                return PixelRowSheets.Read(manifest, folder.Path!);
            case DatasetFormat.Cifar:
                ImageDataset cifar = CifarArchive.Load(folder.Verified(manifest.Archive!));
                return (cifar.Train, cifar.Test, cifar.ClassNames);
            default:
                ImageDataset decoded = FileDatasetReader.Files(manifest, folder).DecodeParts(manifest.Side!.Value);
                return (decoded.Train, decoded.Test, decoded.ClassNames);
        }
    }

    private static ImageSplit Idx(string split, DatasetManifest manifest, DatasetSplitFiles files, DatasetFolder folder)
    {
        IdxFile images = folder.Read(files.Images), labels = folder.Read(files.Labels);
        if (images.Dimensions.Count != 3 || labels.Dimensions.Count != 1 || images.Dimensions[0] != labels.Dimensions[0])
            throw new KitException($"{files.Images.Name} ({string.Join("×", images.Dimensions)}) and {files.Labels.Name} ({string.Join("×", labels.Dimensions)}) do not belong together.");
        if (labels.Data.Max() >= manifest.Classes.Count)
            throw new KitException($"{files.Labels.Name} has a label {labels.Data.Max()}, but {manifest.Name} has {manifest.Classes.Count} classes.");
        return new ImageSplit(split, images.Data, labels.Data, channels: 1, images.Dimensions[1], images.Dimensions[2]);
    }
}
