namespace NotebookKit;

/// <summary>The 1,000 classes of ImageNet's challenge, in the order of every network's outputs (datasets/imagenet-classes.txt).</summary>
internal static class ImageNetClasses
{
    /// <summary>What <see cref="WeightCard.ClassSet"/> calls them.</summary>
    public const string ClassSet = "imagenet";

    private static readonly Lazy<string[]> Lines = new(() =>
    {
        using var reader = new StreamReader(typeof(ImageNetClasses).Assembly.GetManifestResourceStream("imagenet-classes.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    });

    private static readonly Lazy<IReadOnlyList<string>> AllCodes = new(() => [.. Lines.Value.Select(line => line[..line.IndexOf(' ')])]);

    // Of "n01440764 tench, Tinca tinca" the first synonym.
    private static readonly Lazy<IReadOnlyList<string>> AllNames = new(() => [.. Lines.Value.Select(line => line[(line.IndexOf(' ') + 1)..].Split(',')[0])]);

    /// <summary>WordNet's codes: "n01440764".</summary>
    public static IReadOnlyList<string> Codes => AllCodes.Value;

    /// <summary>Names in words, the first synonym of each: "tench". Two are there twice, of different things: crane and maillot.</summary>
    public static IReadOnlyList<string> Names => AllNames.Value;
}
