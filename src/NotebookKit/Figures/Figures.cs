namespace NotebookKit;

/// <summary>The figures that this process has measured. A notebook records each; the runner writes them beside it.</summary>
public static class Figures
{
    private static readonly Lock Gate = new();
    private static readonly List<Figure> Records = [];

    /// <summary>Everything recorded so far, oldest first.</summary>
    public static IReadOnlyList<Figure> Recorded
    {
        get { lock (Gate) return [.. Records]; }
    }

    /// <summary>Records a figure and returns it, so that a cell that ends with this call shows its card.</summary>
    /// <param name="name">What was measured. A later figure of the same name replaces the earlier one.</param>
    /// <param name="value">The value, as a fraction where it is a rate.</param>
    /// <param name="interval">Its confidence interval, or null.</param>
    /// <param name="count">How many examples it was measured on, at least 1.</param>
    /// <param name="dataset">The data it was measured on.</param>
    /// <param name="weights">The weights that the run began from.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="seconds">How long it took.</param>
    /// <param name="published">What others published, the one to compare with first.</param>
    /// <param name="reason">Why ours differs.</param>
    /// <param name="isRate">Whether it is a part of a whole, 0 to 1, to be shown in per cent.</param>
    /// <exception cref="ArgumentException">
    /// The name is empty, a value not finite (or, for a rate, not from 0 to 1), the interval upside down, or the count below 1.
    /// </exception>
    public static Figure Record(
        string name, double value, Interval? interval, int count, ImageDataset dataset, string weights = "random",
        int? seed = null, double? seconds = null, IReadOnlyList<PublishedFigure>? published = null, string? reason = null, bool isRate = true)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return Record(name, value, interval, count, dataset.Papers, weights, seed, seconds, published, reason, isRate);
    }

    /// <summary>The same for data of any kind, by their papers: files, captions, features of either.</summary>
    /// <inheritdoc cref="Record(string, double, Interval?, int, ImageDataset, string, int?, double?, IReadOnlyList{PublishedFigure}?, string?, bool)"/>
    public static Figure Record(
        string name, double value, Interval? interval, int count, DatasetPapers dataset, string weights = "random",
        int? seed = null, double? seconds = null, IReadOnlyList<PublishedFigure>? published = null, string? reason = null, bool isRate = true)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        MustBeFinite(name, value, isRate);
        foreach (PublishedFigure other in published ?? []) MustBeFinite($"{name} of {other.Name}", other.Value, isRate);
        if (interval is not null && !(interval.Low <= interval.High && double.IsFinite(interval.High - interval.Low)))
            throw new ArgumentException($"The interval of '{name}' is {interval.Low} to {interval.High}; it must run from a finite low end to a high one.", nameof(interval));
        if (seconds is { } time && !(time >= 0 && double.IsFinite(time))) throw new ArgumentException($"The figure '{name}' cannot have taken {time} seconds.", nameof(seconds));

        var figure = new Figure
        {
            Name = name,
            Value = value,
            IsRate = isRate,
            Interval = interval,
            Count = count,
            Tier = dataset.Tier,
            Dataset = dataset.Name,
            IsSynthetic = dataset.IsSynthetic,
            Weights = weights,
            Seed = seed,
            Seconds = seconds,
            Published = published ?? [],
            Reason = reason,
            Machine = Processor.Description,
            Versions = KitVersions.Current,
        };
        lock (Gate)
        {
            Records.RemoveAll(existing => existing.Name == name);
            Records.Add(figure);
        }

        return figure;
    }

    private static void MustBeFinite(string name, double value, bool isRate)
    {
        if (!double.IsFinite(value)) throw new ArgumentException($"The figure '{name}' is {value}; only a finite value can be recorded.", nameof(value));
        if (isRate && value is (< 0 or > 1)) throw new ArgumentException($"The figure '{name}' is {value}, but a rate is from 0 to 1: divide by 100, or say isRate: false.", nameof(value));
    }

    /// <summary>Forgets what was recorded: a new run begins.</summary>
    public static void Clear()
    {
        lock (Gate) Records.Clear();
    }
}
