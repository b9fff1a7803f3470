using System.Globalization;

namespace NotebookKit;

/// <summary>Images with captions, or captions alone.</summary>
public sealed record CaptionDataset
{
    /// <summary>What the set is called; a part of it is called after the part.</summary>
    public required string Name { get; init; }

    /// <summary>The images and their captions.</summary>
    public required IReadOnlyList<CaptionedImage> Images { get; init; }

    /// <summary>The names of the images of each part ("train", "validation", "test"); empty where the set came in one.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> Parts { get; init; } = new Dictionary<string, IReadOnlySet<string>>();

    /// <summary>Whether an image's captions are its tags; they are whole words then, not sentences.</summary>
    public bool IsOfTags { get; init; }

    /// <summary>The set's papers, where it is one that the kit knows.</summary>
    public DatasetPapers? Papers { get; init; }

    /// <summary>Whether the images are drawings of the library's own making: a figure measured on them says so.</summary>
    public bool IsSynthetic => Papers?.IsSynthetic ?? false;

    /// <summary>How many images there are.</summary>
    public int Count => Images.Count;

    /// <summary>How many captions there are.</summary>
    public int CaptionCount => Images.Sum(image => image.Captions.Count);

    /// <summary>Image files with the tags of each, for <see cref="Captioner.FitTags"/>.</summary>
    /// <param name="pictures">The files; their parts are kept.</param>
    /// <param name="tagsOf">The tags of the file of that index, in the order in which they are said.</param>
    /// <exception cref="KitException">Two files have one name.</exception>
    /// <example><code>CaptionDataset tagged = CaptionDataset.OfTags(clothes, i => [clothes.ClassNames[clothes.Labels[i]], colours[i]]);</code></example>
    public static CaptionDataset OfTags(ImageFileSet pictures, Func<int, IReadOnlyList<string>> tagsOf)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentNullException.ThrowIfNull(tagsOf);
        if (pictures.Files.GroupBy(file => file.Name, StringComparer.Ordinal).FirstOrDefault(files => files.Count() > 1) is { } twice)
            throw new KitException($"{pictures.Name} has {twice.Count()} files called {twice.Key}, whose tags could not be told apart.");
        return new CaptionDataset
        {
            Name = pictures.Name,
            IsOfTags = true,
            Images = [.. pictures.Files.Select((file, i) => new CaptionedImage(file.Name, tagsOf(i), file))],
            Parts = pictures.Parts.ToDictionary(
                part => part, part => (IReadOnlySet<string>)pictures.Files.Where((_, i) => pictures.PartNames![i] == part).Select(file => file.Name).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal),
            Papers = pictures.Papers,
        };
    }

    /// <summary>The images of a part.</summary>
    /// <param name="name">"train", "validation" or "test".</param>
    /// <exception cref="KitException">There is no such part.</exception>
    public CaptionDataset Part(string name) => Parts.TryGetValue(name, out IReadOnlySet<string>? names)
        ? this with { Name = name, Images = [.. Images.Where(image => names.Contains(image.Name))], Parts = new Dictionary<string, IReadOnlySet<string>>() }
        : throw new KitException($"{Name} has no part '{name}'; {(Parts.Count == 0 ? "it came in one" : $"it has {string.Join(", ", Parts.Keys)}")}.");

    /// <summary>The images whose file is there.</summary>
    /// <exception cref="KitException">None is.</exception>
    public CaptionDataset WithFiles()
    {
        CaptionedImage[] there = [.. Images.Where(image => image.File is not null)];
        return there.Length > 0 ? this with { Images = there } : throw new KitException($"{Name} has captions but none of their images.");
    }

    /// <summary>Name and counts, for people.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Name}: {CaptionCount:N0} {(IsOfTags ? "tags" : "captions")} of {Count:N0} images, {Images.Count(image => image.File is not null):N0} of them here");
}
