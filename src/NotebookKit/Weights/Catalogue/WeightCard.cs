using System.Globalization;

namespace NotebookKit;

/// <summary>What is known of published weights, as <c>datasets/weights/*.json</c> holds it.</summary>
public sealed record WeightCard
{
    /// <summary>The model, and who trained it or on what: "googlenet/bvlc", "cifar-resnet20/clothes".</summary>
    public required string Name { get; init; }

    /// <summary>The model that they are for, as <c>Models.Create</c> calls it.</summary>
    public required string Model { get; init; }

    /// <summary>A title for people.</summary>
    public required string Title { get; init; }

    /// <summary>Which of the model's name maps fits (<see cref="WeightMap.Origin"/>): the second part of the name.</summary>
    public string Origin => Name[(Name.LastIndexOf('/') + 1)..];

    /// <summary>The licence's SPDX name, or a sentence.</summary>
    public required string Licence { get; init; }

    /// <summary>Who trained them, and on what.</summary>
    public required string Citation { get; init; }

    /// <summary>Their home on the web.</summary>
    public required string Homepage { get; init; }

    /// <summary>The forms in which they exist, the one to look for first first.</summary>
    public required IReadOnlyList<WeightCopy> Copies { get; init; }

    /// <summary>How many classes they tell apart.</summary>
    public required int Classes { get; init; }

    /// <summary>What the classes are: "imagenet", or the name of a data set.</summary>
    public required string ClassSet { get; init; }

    /// <summary>The classes' names in the order of the outputs; empty where the kit does not know them.</summary>
    public IReadOnlyList<string> ClassNames =>
        ClassSet == ImageNetClasses.ClassSet ? ImageNetClasses.Names
        : Datasets.Names.Contains(ClassSet) ? Datasets.Card(ClassSet).ClassNames
        : [];

    /// <summary>What they expect of an image.</summary>
    public required ImagePreprocessing Preprocessing { get; init; }

    /// <summary>The published accuracy, 0 to 1; null where none was.</summary>
    public double? PublishedTop1 { get; init; }

    /// <summary>The published share of images whose class is among the five best guesses, 0 to 1; null where none was.</summary>
    public double? PublishedTop5 { get; init; }

    /// <summary>On which images, and where that is published.</summary>
    public required string PublishedSource { get; init; }

    /// <summary>What else one should know, such as facts that no source confirms; null where there is nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Where they can be downloaded.</summary>
    public IReadOnlyList<Uri> Urls => [.. Copies.SelectMany(copy => copy.Files).Select(file => file.Url).OfType<Uri>()];

    /// <summary>The first known checksum, perhaps only its first digits; null where none is published: the weights are then unverified.</summary>
    public string? Sha256 => Copies.SelectMany(copy => copy.Files).Select(file => file.Sha256).FirstOrDefault(hash => hash is not null);

    /// <summary>The first known size of a copy; null where no source says it.</summary>
    public long? Bytes => Copies.Where(copy => copy.Files.Count > 0).Select(copy => copy.Files.Sum(file => file.Bytes)).FirstOrDefault(bytes => bytes is > 0);

    /// <summary>Whether they are on this machine, or come with the library.</summary>
    public bool IsHere => IsShipped || Path is not null;

    /// <summary>Where they are on this machine; null where they are not, or lie within the library itself (<see cref="Locate"/> then makes a file).</summary>
    public string? Path => IsShipped ? null : Find(WeightLocations.Default)?.Path;

    /// <summary>Whether they come with the library, which then reads them from itself.</summary>
    public bool IsShipped => Shipped is not null;

    private WeightCopy? Shipped => Copies.FirstOrDefault(copy => ShippedWeights.Has(copy.Path));

    /// <summary>Finds the weights on this machine or downloads them.</summary>
    /// <param name="locations">Where to look; the process's own places unless said.</param>
    /// <returns>The file or folder, for <see cref="WeightFile.Open"/>; its checksum was compared where one is published.</returns>
    /// <exception cref="KitException">They are nowhere and cannot be downloaded or written, or what was found is not what was published.</exception>
    public string Locate(WeightLocations? locations = null)
    {
        locations ??= WeightLocations.Default;
        if (Shipped is { } shipped) return ShippedWeights.Unpack(shipped.Path, locations.Cache);
        if (Find(locations) is not (string path, WeightCopy copy, string folder)) return Download(locations);
        Verify(copy, folder);
        return path;
    }

    /// <summary>The same images with labels numbered as the weights' outputs, so that their predictions can be judged.</summary>
    /// <param name="images">Images whose classes are called as the weights' are, or by WordNet's codes ("n01440764") where those are ImageNet's.</param>
    /// <exception cref="KitException">The weights' classes are not known, or a class of the images is none of them.</exception>
    public ImageFileSet Match(ImageFileSet images)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (ClassNames.Count == 0) throw new KitException($"What the {Classes} classes of {Name} are called is not known, so labels cannot be matched with them.");
        IReadOnlyList<string> codes = ClassSet == ImageNetClasses.ClassSet ? ImageNetClasses.Codes : [];
        Dictionary<string, int> places = ClassNames.Concat(codes).Select((name, i) => (Name: name, Place: i % ClassNames.Count)).DistinctBy(one => one.Name, StringComparer.Ordinal).ToDictionary(one => one.Name, one => one.Place, StringComparer.Ordinal);
        string? unknown = images.ClassNames.FirstOrDefault(name => !places.ContainsKey(name));
        if (unknown is not null) throw new KitException($"The class '{unknown}' of {images.Name} is none that {Name} tells apart.");
        // Two of ImageNet's classes share a name with another one; in a set each has its own.
        HashSet<string> taken = new(StringComparer.Ordinal);
        string[] names = [.. ClassNames.Select((name, i) => taken.Add(name) ? name : $"{name} ({(codes.Count > i ? codes[i] : $"class {i}")})")];
        return images.WithClasses(names, label => places[images.ClassNames[label]]);
    }

    /// <summary>Compares what is on this machine with the published checksum.</summary>
    /// <returns>Whether there was one to compare with.</returns>
    /// <exception cref="KitException">The weights are not on this machine, or not what was published.</exception>
    public bool Verify()
    {
        if (Shipped is { } shipped) return ShippedWeights.Verify(shipped);
        if (Find(WeightLocations.Default) is not (_, WeightCopy copy, string folder)) throw new KitException($"The weights {Name} are not on this machine: {ByHand()}.");
        return Verify(copy, folder);
    }

    /// <summary>Name, model and licence.</summary>
    public override string ToString() => $"{Name}: {Title}. Licence: {Licence}";

    /// <summary>Opens the weights, those of the library within itself.</summary>
    /// <exception cref="KitException">They are nowhere and cannot be downloaded, or what was found is not what was published.</exception>
    internal IWeightFile Open() => Shipped is { } shipped ? ShippedWeights.Open(shipped.Path) : WeightFile.Open(Locate());

    private static bool Verify(WeightCopy copy, string folder)
    {
        foreach (WeightDownload file in copy.Files) file.MustBe(System.IO.Path.Combine(folder, file.Path));
        return copy.Files.Count > 0 && copy.Files.All(file => file.IsVerifiable);
    }

    private (string Path, WeightCopy Copy, string Folder)? Find(WeightLocations locations)
    {
        foreach (string folder in locations.DataFolders.Append(locations.Cache))
            foreach (WeightCopy copy in Copies)
                if (copy.FindIn(folder) is { } path) return (path, copy, folder);
        return null;
    }

    private string Download(WeightLocations locations)
    {
        WeightCopy copy = Copies.FirstOrDefault(copy => copy.IsDownloadable) ?? throw new KitException($"The weights {Name} are not on this machine and have no download that could be verified: {ByHand()}.");
        if (locations.Offline) throw new KitException($"The weights {Name} are not on this machine and downloads are off: allow them, or {ByHand()}.");
        using VerifiedDownload download = new();
        foreach (WeightDownload file in copy.Files)
        {
            string target = System.IO.Path.Combine(locations.Cache, file.Path);
            if (File.Exists(target)) continue;
            try
            {
                download.Fetch(file.Url!, target, file.MustBe, file.Bytes ?? 0);
            }
            catch (HttpRequestException error)
            {
                throw new KitException($"The weights {Name} are not on this machine and {file.Url} cannot be reached ({error.Message}): connect to a network, or {ByHand()}.", error);
            }
        }

        return System.IO.Path.Combine(locations.Cache, copy.Path);
    }

    private string ByHand()
    {
        string from = Urls.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $" (from {Urls[0]})") : $" (see {Homepage})";
        return $"put {string.Join(" or ", Copies.Select(copy => copy.Path))}{from} into a folder 'weights' in one that NOTEBOOKKIT_DATA names";
    }
}
