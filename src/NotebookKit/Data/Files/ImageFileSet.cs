using System.Globalization;

namespace NotebookKit;

/// <summary>
/// Labelled image files, on disk or in an archive. Nothing is decoded until it is asked for: <see cref="AsSource"/> decodes while a
/// network trains, <see cref="Decode(int, ImageColour, LoadingOptions?)"/> brings small images into memory once and for all.
/// </summary>
public sealed class ImageFileSet
{
    private readonly int[] _labels;

    /// <summary>Puts files and labels together.</summary>
    /// <param name="name">What the set is called.</param>
    /// <param name="files">The files.</param>
    /// <param name="labels">The class of each.</param>
    /// <param name="classNames">The classes in the order of their labels.</param>
    /// <exception cref="KitException">There are no files, a label is out of range, or two classes have one name.</exception>
    public ImageFileSet(string name, IReadOnlyList<StoredFile> files, IReadOnlyList<int> labels, IReadOnlyList<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(classNames);
        if (files.Count != labels.Count) throw new ArgumentException($"There are {files.Count} files but {labels.Count} labels.", nameof(labels));
        if (files.Count == 0) throw new KitException($"{name} has no images.");
        MustDiffer(name, classNames);
        (Name, Files, _labels, ClassNames) = (name, files, [.. labels], classNames);
        int wrong = Array.FindIndex(_labels, label => (uint)label >= (uint)classNames.Count);
        if (wrong >= 0) throw new KitException($"{files[wrong].FullName} has the label {_labels[wrong]}, but {name} has {classNames.Count} classes, numbered from 0.");
    }

    /// <summary>What the set is called; a part of it is called after the part.</summary>
    public string Name { get; }

    /// <summary>The files.</summary>
    public IReadOnlyList<StoredFile> Files { get; }

    /// <summary>The class of each file.</summary>
    public IReadOnlyList<int> Labels => _labels;

    /// <summary>The classes in the order of their labels.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>"train", "validation" or "test" for each file, where the set came divided; null where it did not.</summary>
    public IReadOnlyList<string>? PartNames { get; init; }

    /// <summary>What each file belongs to (a patient, a sender) and must not be divided from; null where nothing is known.</summary>
    public IReadOnlyList<string?>? Groups { get; init; }

    /// <summary>The set's papers, where it is one that the kit knows.</summary>
    public DatasetPapers? Papers { get; init; }

    /// <summary>Whose each file is and under which licence, where they differ; null where <see cref="Papers"/> hold for all.</summary>
    public IReadOnlyList<string>? Credits { get; init; }

    /// <summary>What else is known of the files: a text for each, by what it is about ("kids"); empty where nothing is.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Attributes { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Whether the images are drawings of the library's own making: a figure measured on them says so.</summary>
    public bool IsSynthetic => Papers?.IsSynthetic ?? false;

    /// <summary>How many files there are.</summary>
    public int Count => Files.Count;

    /// <summary>The parts that the set came in, in their order of first appearance; empty where it did not come divided.</summary>
    public IReadOnlyList<string> Parts => PartNames is null ? [] : [.. PartNames.Distinct(StringComparer.Ordinal)];

    /// <summary>How many files each class has.</summary>
    public int[] CountPerClass()
    {
        int[] counts = new int[ClassNames.Count];
        foreach (int label in _labels) counts[label]++;
        return counts;
    }

    /// <summary>One of the parts that the set came in.</summary>
    /// <param name="name">"train", "validation" or "test".</param>
    /// <exception cref="KitException">There is no such part.</exception>
    public ImageFileSet Part(string name)
    {
        if (!Parts.Contains(name, StringComparer.Ordinal))
            throw new KitException($"{Name} has no part '{name}'; {(Parts.Count == 0 ? "it did not come divided: use Split" : $"it has {string.Join(", ", Parts)}")}.");
        return Subset([.. Enumerable.Range(0, Count).Where(i => PartNames![i] == name)], name);
    }

    /// <summary>The chosen files, in this order.</summary>
    /// <param name="indices">Which files.</param>
    /// <param name="name">What the new set is called; this one's name unless said.</param>
    /// <exception cref="KitException">There is no such file, or none is chosen.</exception>
    public ImageFileSet Subset(IReadOnlyList<int> indices, string? name = null)
    {
        EpochOrder.MustBeThere(indices, Count, Name);
        return new ImageFileSet(name ?? Name, [.. indices.Select(i => Files[i])], [.. indices.Select(i => _labels[i])], ClassNames)
        {
            PartNames = PartNames is null ? null : [.. indices.Select(i => PartNames[i])],
            Groups = Groups is null ? null : [.. indices.Select(i => Groups[i])],
            Papers = Papers,
            Credits = Credits is null ? null : [.. indices.Select(i => Credits[i])],
            Attributes = Attributes.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)[.. indices.Select(i => pair.Value[i])], StringComparer.Ordinal),
        };
    }

    /// <summary>The same files under other classes: grades as well or ill, seventeen garments as tops and shoes.</summary>
    /// <param name="classNames">The new classes in the order of their numbers.</param>
    /// <param name="classOf">The new class of each old one.</param>
    /// <exception cref="KitException">A class that files have becomes one that is not there.</exception>
    /// <example><code>ImageFileSet eyes = fundus.WithClasses(["no retinopathy", "retinopathy"], grade => grade >= 1 ? 1 : 0);</code></example>
    public ImageFileSet WithClasses(IReadOnlyList<string> classNames, Func<int, int> classOf)
    {
        ArgumentNullException.ThrowIfNull(classOf);
        return Again(Name, Array.ConvertAll(_labels, label => classOf(label)), classNames, Papers);
    }

    /// <summary>
    /// Divides the set: stratified, and no group in two parts (<see cref="Splits.Stratified"/>), nor any file that is listed more than once.
    /// </summary>
    /// <param name="fractions">The size of each part; together 1.</param>
    /// <param name="seed">Decides which file goes where.</param>
    /// <exception cref="KitException">The set came divided into parts, the fractions are not a whole, or a part would be empty.</exception>
    /// <example><code>ImageFileSet[] parts = photographs.Split([0.8, 0.2], seed: 1);</code></example>
    public ImageFileSet[] Split(IReadOnlyList<double> fractions, int seed)
    {
        if (Parts.Count > 1)
            throw new KitException($"{Name} came divided into {string.Join(", ", Parts)}, and a new division would mix them: divide one of them, as in Part(\"{(Parts.Contains("train") ? "train" : Parts[0])}\").Split(…).");
        return [.. Splits.Stratified(_labels, fractions, seed, InseparableFiles.Groups(Files, Groups)).Select(part => Subset(part))];
    }

    /// <summary>The set as a training wants it, decoded ahead of its use.</summary>
    /// <param name="training">What epochs do to each image.</param>
    /// <param name="judging">What passes in order do; the same as for training unless said, which suits only pipelines without chance.</param>
    /// <param name="loading">Workers, memory, and what to do about images that cannot be read.</param>
    /// <exception cref="KitException">Images that cannot be read are to be left out, and all are of that kind.</exception>
    public ImageFileSource AsSource(ImagePipeline training, ImagePipeline? judging = null, LoadingOptions? loading = null)
    {
        ArgumentNullException.ThrowIfNull(training);
        loading ??= LoadingOptions.Default;
        loading.Validate();
        ReadableImages readable = loading.Unreadable == UnreadableImages.Skip ? Readable(loading) : new ReadableImages(this, []);
        return new ImageFileSource(readable.Set, training, judging ?? training, loading) { Unreadable = readable.Unreadable };
    }

    /// <summary>All images in order, decoded ahead of their use. The caller disposes each batch; the last may be smaller.</summary>
    /// <param name="pipeline">What is done to each image.</param>
    /// <param name="options">Size and memory layout.</param>
    /// <param name="loading">Workers, memory, and what to do about images that cannot be read.</param>
    public IEnumerable<Batch> ToBatches(ImagePipeline pipeline, BatchOptions? options = null, LoadingOptions? loading = null) =>
        AsSource(pipeline, pipeline, loading).InOrder(options ?? new BatchOptions());

    /// <summary>Decodes each image once, in a small size where its format allows, and keeps those that can be read.</summary>
    /// <param name="loading">Workers and limits.</param>
    /// <exception cref="KitException">No image can be read.</exception>
    /// <exception cref="OperationCanceledException">The user interrupted it.</exception>
    public ReadableImages Readable(LoadingOptions? loading = null)
    {
        loading = (loading ?? LoadingOptions.Default) with { Unreadable = UnreadableImages.Skip };
        ImageDecodeOptions small = loading.Decoding with { ShorterSide = 1 };
        IReadOnlyList<UnreadableImage> unreadable = ParallelDecode.Run(Name, Files, loading, i => ImageFile.Decode(Files[i], small).Dispose());
        if (unreadable.Count == 0) return new ReadableImages(this, unreadable);
        if (unreadable.Count == Count) throw new KitException($"None of the {Count:N0} images of {Name} can be read; the first: {unreadable[0].Reason}");
        HashSet<StoredFile> left = [.. unreadable.Select(image => image.File)];
        return new ReadableImages(Subset([.. Enumerable.Range(0, Count).Where(i => !left.Contains(Files[i]))]), unreadable);
    }

    /// <summary>Decodes all images into memory, as squares: shorter side resized, middle cut out; an image of that size stays as it is.</summary>
    /// <param name="size">The square's side in pixels.</param>
    /// <param name="colour">RGB or grey.</param>
    /// <param name="loading">Workers, limits, and what to do about images that cannot be read.</param>
    /// <exception cref="KitException">An image cannot be read, or all together are more than 2 GB.</exception>
    /// <exception cref="OperationCanceledException">The user interrupted it.</exception>
    public ImageSplit Decode(int size, ImageColour colour = ImageColour.Rgb, LoadingOptions? loading = null) => InMemoryDecode.Run(this, size, colour, loading ?? LoadingOptions.Default);

    /// <summary>Decodes each image once, on all cores, and asks one thing of it: its size, its brightness, its colour.</summary>
    /// <param name="question">Asked from any thread; the image is disposed afterwards.</param>
    /// <param name="loading">Workers and limits. An image that cannot be read is fatal: the answers are one for each file.</param>
    /// <returns>The answers in the order of the files.</returns>
    /// <exception cref="KitException">An image cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The user interrupted it.</exception>
    /// <example><code>IReadOnlyList&lt;string> colours = clothes.Measure(ColourTags.Dominant);</code></example>
    public IReadOnlyList<T> Measure<T>(Func<DecodedImage, T> question, LoadingOptions? loading = null)
    {
        ArgumentNullException.ThrowIfNull(question);
        loading = (loading ?? LoadingOptions.Default) with { Unreadable = UnreadableImages.Fail };
        var answers = new T[Count];
        ParallelDecode.Run(Name, Files, loading, i =>
        {
            using DecodedImage image = ImageFile.Decode(Files[i], loading.Decoding);
            answers[i] = question(image);
        });
        return answers;
    }

    /// <summary>Decodes the parts "train" and "test" into memory (<see cref="Decode(int, ImageColour, LoadingOptions?)"/>).</summary>
    /// <param name="size">The square's side in pixels.</param>
    /// <param name="colour">RGB or grey.</param>
    /// <param name="loading">Workers, limits, and what to do about images that cannot be read.</param>
    /// <exception cref="KitException">The set did not come divided, an image cannot be read, or all together are more than 2 GB.</exception>
    public ImageDataset DecodeParts(int size, ImageColour colour = ImageColour.Rgb, LoadingOptions? loading = null) => new()
    {
        Name = Papers?.Name ?? Name,
        Title = Papers?.Title ?? Name,
        Description = Papers?.Description ?? ToString(),
        Train = Part("train").Decode(size, colour, loading),
        Test = Part("test").Decode(size, colour, loading),
        ClassNames = ClassNames,
        Licence = Papers?.Licence ?? "unknown",
        Citation = Papers?.Citation ?? "unknown",
        Homepage = Papers?.Homepage ?? "",
        Tier = Papers?.Tier ?? "real",
        Origin = Papers?.Origin ?? Name,
        IsSynthetic = Papers?.IsSynthetic == true,
    };

    /// <summary>The same files as a set that the kit knows.</summary>
    internal ImageFileSet Known(string name, DatasetPapers papers) => Again(name, _labels, ClassNames, papers);

    /// <exception cref="KitException">Two classes have one name.</exception>
    internal static void MustDiffer(string source, IReadOnlyList<string> classNames)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        if (classNames.FirstOrDefault(name => !seen.Add(name)) is { } twice) throw new KitException($"{source}: two of the {classNames.Count} classes are called '{twice}'.");
    }

    /// <summary>Name, counts and classes, for people.</summary>
    public override string ToString()
    {
        const int Named = 5;
        string classes = string.Join(", ", ClassNames.Take(Named)) + (ClassNames.Count > Named ? ", …" : "");
        string parts = PartNames is null ? "" : $" ({string.Join(", ", PartNames.GroupBy(part => part).Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Key} {part.Count():N0}")))})";
        return string.Create(CultureInfo.InvariantCulture, $"{Name}: {Count:N0} image files{parts} of {ClassNames.Count:N0} classes ({classes})");
    }

    /// <summary>All files in their order, with all that is known of each.</summary>
    private ImageFileSet Again(string name, int[] labels, IReadOnlyList<string> classNames, DatasetPapers? papers) => new(name, Files, labels, classNames)
    {
        PartNames = PartNames,
        Groups = Groups,
        Papers = papers,
        Credits = Credits,
        Attributes = Attributes,
    };
}
