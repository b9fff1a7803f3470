namespace NotebookKit;

/// <summary>The data sets that the kit knows by name.</summary>
public static class Datasets
{
    /// <summary>The names that the kit knows: of images in memory (<see cref="Load"/>), of files (<see cref="LoadFiles"/>), of captions (<see cref="LoadCaptions"/>).</summary>
    public static IReadOnlyList<string> Names => DatasetManifest.Names;

    /// <summary>
    /// Loads a data set of small images into memory: from the library itself where it ships there or is drawn by it, else from NOTEBOOKKIT_DATA, the
    /// user's cache, the system's packages, or its home on the web. What has a published checksum is checked before use.
    /// </summary>
    /// <param name="name">One of <see cref="Names"/>, for example "fashion-mnist-mini".</param>
    /// <param name="locations">Where to look; the process's own places unless said.</param>
    /// <exception cref="KitException">The name is unknown or of another kind, a file is damaged, or it is nowhere and cannot be downloaded.</exception>
    /// <example><code>ImageDataset clothes = Datasets.Load("fashion-mnist-mini");</code></example>
    public static ImageDataset Load(string name, DatasetLocations? locations = null)
    {
        (DatasetManifest manifest, DatasetFolder folder) = Find(name, locations, manifest => manifest.Format is DatasetFormat.Idx or DatasetFormat.Cifar or DatasetFormat.PixelRows or DatasetFormat.Drawn || manifest.Side is not null, nameof(Load));
        (ImageSplit train, ImageSplit test, IReadOnlyList<string> classes) = ImageDatasetReader.Read(manifest, folder);
        return new ImageDataset
        {
            Name = manifest.Name,
            Title = manifest.Title,
            Description = manifest.Description,
            Train = train,
            Test = test,
            ClassNames = classes,
            Licence = manifest.Licence,
            Citation = manifest.Citation,
            Homepage = manifest.Homepage,
            Tier = manifest.Tier,
            Origin = folder.Origin,
            IsSynthetic = manifest.IsSynthetic,
        };
    }

    /// <summary>
    /// Finds a data set of image files. Nothing is decoded yet. A drawn set is drawn, as PNG files in memory, with its groups; one that
    /// <see cref="Load"/> holds as pixels becomes PNG files in memory, too.
    /// </summary>
    /// <param name="name">One of <see cref="Names"/>, for example "pets-224".</param>
    /// <param name="locations">Where to look; the process's own places unless said.</param>
    /// <exception cref="KitException">The name is unknown or of captions, or the set is not on this machine or not whole.</exception>
    /// <example><code>ImageFileSet pets = Datasets.LoadFiles("pets-224");</code></example>
    public static ImageFileSet LoadFiles(string name, DatasetLocations? locations = null)
    {
        if (Names.Contains(name, StringComparer.Ordinal) && DatasetManifest.Read(name).Format is DatasetFormat.Idx or DatasetFormat.Cifar or DatasetFormat.PixelRows)
            return PixelFiles.Of(Load(name, locations));
        (DatasetManifest manifest, DatasetFolder folder) = Find(name, locations, manifest => !IsCaptions(manifest), nameof(LoadFiles));
        return FileDatasetReader.Files(manifest, folder);
    }

    /// <summary>Finds a data set of images with captions, or of captions alone.</summary>
    /// <param name="name">One of <see cref="Names"/>, for example "flickr8k-1000-224".</param>
    /// <param name="locations">Where to look; the process's own places unless said.</param>
    /// <exception cref="KitException">The name is unknown or of another kind, or the set is not on this machine or not whole.</exception>
    public static CaptionDataset LoadCaptions(string name, DatasetLocations? locations = null)
    {
        (DatasetManifest manifest, DatasetFolder folder) = Find(name, locations, manifest => IsCaptions(manifest), nameof(LoadCaptions));
        return FileDatasetReader.Captions(manifest, folder);
    }

    /// <summary>The cards of all data sets. Looks for each on this machine, reads and downloads none.</summary>
    /// <param name="locations">Where to look; the process's own places unless said.</param>
    public static IReadOnlyList<DatasetCard> List(DatasetLocations? locations = null) => [.. Names.Select(name => Card(name, locations))];

    /// <summary>The card of a data set, which need not be on this machine.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="locations">Where to look; the process's own places unless said.</param>
    /// <exception cref="KitException">The name is unknown.</exception>
    public static DatasetCard Card(string name, DatasetLocations? locations = null)
    {
        DatasetManifest manifest = DatasetManifest.Read(name);
        DatasetFolder? found = DatasetFolder.Find(manifest, locations ?? DatasetLocations.Default);
        string origin = found?.Origin ?? (manifest.Files.Any() && manifest.Files.All(file => file.Url is not null) ? "a download on first use" : DatasetFolder.ByHand(manifest));
        return new DatasetCard(manifest.Papers(origin), $"Datasets.{LoaderOf(manifest)}", found is not null) { Count = manifest.Count, ClassNames = manifest.Classes };
    }

    private static string LoaderOf(DatasetManifest manifest) => manifest.Format switch
    {
        DatasetFormat.Folder or DatasetFormat.Table when manifest.Side is null => nameof(LoadFiles),
        DatasetFormat.Photographs => nameof(LoadFiles),
        _ when IsCaptions(manifest) => nameof(LoadCaptions),
        _ => nameof(Load),
    };

    private static bool IsCaptions(DatasetManifest manifest) => manifest.Format is DatasetFormat.FlickrCaptions or DatasetFormat.CocoCaptions or DatasetFormat.DrawnCaptions;

    private static (DatasetManifest Manifest, DatasetFolder Folder) Find(string name, DatasetLocations? locations, Func<DatasetManifest, bool> fits, string method)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        DatasetManifest manifest = DatasetManifest.Read(name);
        if (!fits(manifest))
        {
            string right = manifest.Format switch
            {
                DatasetFormat.Folder or DatasetFormat.Table or DatasetFormat.Photographs => nameof(LoadFiles),
                _ when IsCaptions(manifest) => nameof(LoadCaptions),
                _ => nameof(Load),
            };
            throw new KitException($"The data set {name} is not for Datasets.{method}: use Datasets.{right}(\"{name}\").");
        }

        return (manifest, DatasetFolder.Locate(manifest, locations ?? DatasetLocations.Default));
    }
}
