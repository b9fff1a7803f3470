namespace NotebookKit;

/// <summary>The data sets that the kit knows by name.</summary>
public static class Datasets
{
    /// <summary>The names that <see cref="Load"/> takes.</summary>
    public static IReadOnlyList<string> Names => DatasetManifest.Names;

    /// <summary>
    /// Loads a data set: from the library itself where it ships there, else from NOTEBOOKKIT_DATA, the user's cache, the
    /// system's packages, or its home on the web. Every file is checked against its published content before use.
    /// </summary>
    /// <param name="name">One of <see cref="Names"/>, for example "fashion-mnist-mini".</param>
    /// <param name="locations">Where to look; the process's own places unless said.</param>
    /// <exception cref="KitException">The name is unknown, a file is damaged, or it is nowhere and cannot be downloaded.</exception>
    /// <example><code>ImageDataset clothes = Datasets.Load("fashion-mnist-mini");</code></example>
    public static ImageDataset Load(string name, DatasetLocations? locations = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        DatasetManifest manifest = DatasetManifest.Read(name);
        DatasetFolder folder = DatasetFolder.Locate(manifest, locations ?? DatasetLocations.Default);
        return new ImageDataset
        {
            Name = manifest.Name,
            Title = manifest.Title,
            Description = manifest.Description,
            Train = ReadSplit("train", manifest, manifest.Train, folder),
            Test = ReadSplit("test", manifest, manifest.Test, folder),
            ClassNames = manifest.Classes,
            Licence = manifest.Licence,
            Citation = manifest.Citation,
            Homepage = manifest.Homepage,
            Tier = manifest.Tier,
            Origin = folder.Origin,
        };
    }

    private static ImageSplit ReadSplit(string split, DatasetManifest manifest, DatasetSplitFiles files, DatasetFolder folder)
    {
        IdxFile images = folder.Read(files.Images), labels = folder.Read(files.Labels);
        if (images.Dimensions.Count != 3 || labels.Dimensions.Count != 1 || images.Dimensions[0] != labels.Dimensions[0])
            throw new KitException($"{files.Images.Name} ({string.Join("×", images.Dimensions)}) and {files.Labels.Name} ({string.Join("×", labels.Dimensions)}) do not belong together.");
        if (labels.Data.Max() >= manifest.Classes.Count)
            throw new KitException($"{files.Labels.Name} has a label {labels.Data.Max()}, but {manifest.Name} has {manifest.Classes.Count} classes.");
        return new ImageSplit(split, images.Data, labels.Data, channels: 1, images.Dimensions[1], images.Dimensions[2]);
    }
}
