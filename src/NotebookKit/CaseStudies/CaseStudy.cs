namespace NotebookKit;

/// <summary>
/// One of the curriculum's case studies in one tier: which data and weights it works with here, which published figures stand beside
/// its own, and what was measured before. A notebook begins it in its parameters' next cell.
/// </summary>
/// <example><code>
/// CaseStudy study = CaseStudy.Begin("resnet-on-cifar10", tier: "quick", seed: 1);
/// ImageDataset data = Datasets.Load(study.Dataset);
/// study.Card(data)
/// </code></example>
public sealed class CaseStudy
{
    private readonly CaseManifest _manifest;
    private readonly CaseChoice _choice;
    private readonly CaseLocations _locations;

    private CaseStudy(CaseManifest manifest, Tier tier, int seed, CaseChoice choice, CaseLocations locations) =>
        (_manifest, Tier, Seed, _choice, _locations) = (manifest, tier, seed, choice, locations);

    /// <summary>The names of all case studies, in the order of their numbers.</summary>
    public static IReadOnlyList<string> Names => [.. CaseManifest.All.Select(manifest => manifest.Name)];

    /// <summary>Which of the eight it is, from 1.</summary>
    public int Number => _manifest.Number;

    /// <summary>Its name.</summary>
    public string Name => _manifest.Name;

    /// <summary>A title for people.</summary>
    public string Title => _manifest.Title;

    /// <summary>What is given to it to work with.</summary>
    public Tier Tier { get; }

    /// <summary>The seed of everything that is drawn.</summary>
    public int Seed { get; }

    /// <summary>The name of its data set, for <see cref="Datasets"/>: the first of the tier's that is here or can be downloaded.</summary>
    public string Dataset => _choice.Data.Name;

    /// <summary>The weights to begin from: those asked for, or the first of the tier's that are here or can be downloaded; null where there are none.</summary>
    public WeightCard? Weights => _choice.Weights;

    /// <summary>A sentence for each choice that could not be the first.</summary>
    public IReadOnlyList<string> Fallbacks => _choice.Fallbacks;

    /// <summary>Begins a case study. Nothing is loaded or downloaded yet.</summary>
    /// <param name="name">One of <see cref="Names"/>, for example "resnet-on-cifar10".</param>
    /// <param name="tier">"quick", "real" or "full", as a notebook's parameter has it.</param>
    /// <param name="seed">The seed of everything that is drawn.</param>
    /// <param name="weights">Weights to begin from; null or empty for the first of the tier's that can be had.</param>
    /// <param name="locations">Where to look for all that; the process's own places unless said.</param>
    /// <exception cref="KitException">There is no such case study or tier, it does not take those weights, or its data cannot be had.</exception>
    public static CaseStudy Begin(string name, string tier = "quick", int seed = 1, string? weights = null, CaseLocations? locations = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(tier);
        CaseManifest manifest = CaseManifest.Of(name);
        string[] tiers = Enum.GetNames<Tier>();
        int at = Array.FindIndex(tiers, known => known.Equals(tier.Trim(), StringComparison.OrdinalIgnoreCase));
        if (at < 0) throw new KitException($"There is no tier '{tier}': set the parameter tier to quick, real or full.");
        locations ??= CaseLocations.Default;
        Tier chosen = Enum.Parse<Tier>(tiers[at]);
        return new CaseStudy(manifest, chosen, seed, CaseChoice.Of(manifest, chosen, weights, locations), locations);
    }

    /// <summary>The value that belongs to the tier: <c>Epochs = study.Of(quick: 5, real: 30, full: 160)</c>.</summary>
    /// <param name="quick">For what ships.</param>
    /// <param name="real">For real data on a processor.</param>
    /// <param name="full">For the paper's setting.</param>
    public T Of<T>(T quick, T real, T full) => Tier switch { Tier.Quick => quick, Tier.Real => real, _ => full };

    /// <summary>Whether one of the further data sets that the study can use is on this machine.</summary>
    /// <param name="dataset">Its name.</param>
    public bool Has(string dataset) => Datasets.Names.Contains(dataset) && Datasets.Card(dataset, _locations.Datasets).IsHere;

    /// <summary>The published figures that stand beside ours of a name in this tier, the one to compare with first; empty where there are none.</summary>
    /// <param name="figure">The name of our figure.</param>
    public IReadOnlyList<PublishedFigure> Published(string figure) => _manifest.AnchorsOf(figure, Tier);

    /// <summary>What it works with, in one card: the first output of the notebook.</summary>
    /// <param name="images">How many images (of a set of captions: images with captions) there are.</param>
    public CaseCard Card(int images)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(images, 1);
        CaseSetting setting = _manifest.Tiers[Tier];
        return new CaseCard
        {
            Number = Number,
            Title = Title,
            Promise = _manifest.Promise,
            Tier = Tier,
            Data = _choice.Data.Papers,
            Further = [.. setting.Further.Where(Has)],
            Images = images,
            Weights = Weights,
            Seed = Seed,
            Time = setting.Time,
            Note = setting.Note,
            Fallbacks = Fallbacks,
        };
    }

    /// <summary>What it works with, in one card: the first output of the notebook.</summary>
    /// <param name="data">The images.</param>
    public CaseCard Card(ImageDataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Card(data.Count);
    }

    /// <summary>What it works with, in one card: the first output of the notebook.</summary>
    /// <param name="files">The images.</param>
    public CaseCard Card(ImageFileSet files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return Card(files.Count);
    }

    /// <summary>What it works with, in one card: the first output of the notebook.</summary>
    /// <param name="captions">The images with their captions.</param>
    public CaseCard Card(CaptionDataset captions)
    {
        ArgumentNullException.ThrowIfNull(captions);
        return Card(captions.Images.Count);
    }

    /// <summary>Something that was found in this study, to be shown with its data, its tier, and that the images are drawings where they are.</summary>
    /// <param name="value">A comparison, a curve, a gallery, or whatever else has a face.</param>
    /// <param name="dataset">The data set it was found on; null for the study's.</param>
    /// <example><code>study.Show(ScoreComparison.Of(("greedy", greedy), ("beam", beam)))</code></example>
    public CaseFinding Show(object value, string? dataset = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new CaseFinding(value, TierName, PapersOf(dataset));
    }

    /// <summary>Records a figure of this study with its tier, its seed and the published figures of that name, and returns it to be shown.</summary>
    /// <param name="name">What was measured. A later figure of the same name replaces the earlier one.</param>
    /// <param name="value">The value, as a fraction where it is a rate.</param>
    /// <param name="interval">Its confidence interval, or null.</param>
    /// <param name="count">How many examples it was measured on.</param>
    /// <param name="reason">Why ours differs from the published ones, in a sentence.</param>
    /// <param name="seconds">How long the training or evaluation behind it took.</param>
    /// <param name="isRate">Whether it is a part of a whole, 0 to 1, to be shown in per cent.</param>
    /// <param name="weights">The weights behind the figure; null for the study's, or "random" where it has none.</param>
    /// <param name="dataset">The data set it was measured on; null for the study's.</param>
    /// <exception cref="ArgumentException">The name is empty, a value not finite (or, for a rate, not from 0 to 1), the interval upside down, or the count below 1.</exception>
    public Figure Record(
        string name, double value, Interval? interval, int count, string? reason = null, double? seconds = null, bool isRate = true, string? weights = null, string? dataset = null)
    {
        return Figures.Record(
            name, value, interval, count, PapersOf(dataset) with { Tier = TierName }, weights ?? Weights?.Name ?? "random", Seed, seconds, Published(name), reason, isRate);
    }

    /// <summary>Records a figure of this study with its tier, its seed and the published figures of that name, and returns it to be shown.</summary>
    /// <param name="name">What was measured. A later figure of the same name replaces the earlier one.</param>
    /// <param name="score">The value with its interval and count.</param>
    /// <param name="reason">Why ours differs from the published ones, in a sentence.</param>
    /// <param name="seconds">How long the training or evaluation behind it took.</param>
    /// <param name="isRate">Whether it is a part of a whole, 0 to 1, to be shown in per cent.</param>
    /// <param name="weights">The weights behind the figure; null for the study's, or "random" where it has none.</param>
    /// <param name="dataset">The data set it was measured on; null for the study's.</param>
    public Figure Record(string name, Score score, string? reason = null, double? seconds = null, bool isRate = true, string? weights = null, string? dataset = null)
    {
        ArgumentNullException.ThrowIfNull(score);
        return Record(name, score.Value, score.Interval, score.Count, reason, seconds, isRate, weights, dataset);
    }

    /// <summary>What was measured before and is stored in the repository: the notebook's last output.</summary>
    public CaseResults Results() => ResultFiles.Read(_manifest, _locations.Results);

    private string TierName => Of("quick", "real", "full");

    private DatasetPapers PapersOf(string? dataset) => dataset is null ? _choice.Data.Papers : Datasets.Card(dataset, _locations.Datasets).Papers;
}
