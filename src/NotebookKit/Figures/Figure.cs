namespace NotebookKit;

/// <summary>
/// A measured figure with everything needed to judge it: on what, how many, with which seed, how long, and what others
/// published. Made by <see cref="Figures"/>; shows itself as a card; <c>nbkit run</c> writes it to JSON.
/// </summary>
public sealed record Figure
{
    /// <summary>What was measured, for example "test accuracy".</summary>
    public required string Name { get; init; }

    /// <summary>The value that this run produced, as a fraction where it is a rate.</summary>
    public required double Value { get; init; }

    /// <summary>Whether the value is a part of a whole, 0 to 1, and shown in per cent; a loss or a BLEU of 0 to 100 is not.</summary>
    public bool IsRate { get; init; } = true;

    /// <summary>The confidence interval, or null where none applies.</summary>
    public Interval? Interval { get; init; }

    /// <summary>How many examples the figure was measured on.</summary>
    public required int Count { get; init; }

    /// <summary>The tier: "quick", "real" or "full".</summary>
    public required string Tier { get; init; }

    /// <summary>The data set's name.</summary>
    public required string Dataset { get; init; }

    /// <summary>Whether the data are drawings of the library's own making: such a figure says nothing about photographs.</summary>
    public bool IsSynthetic { get; init; }

    /// <summary>The weights that the run began from: "random" when trained from scratch.</summary>
    public string Weights { get; init; } = "random";

    /// <summary>The seed of the run, or null where nothing was drawn.</summary>
    public int? Seed { get; init; }

    /// <summary>How long the training or evaluation behind the figure took, in seconds.</summary>
    public double? Seconds { get; init; }

    /// <summary>Published figures, the one to compare with first.</summary>
    public IReadOnlyList<PublishedFigure> Published { get; init; } = [];

    /// <summary>Why ours differs from the published ones, in a sentence.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was measured, in UTC.</summary>
    public DateTimeOffset MeasuredAt { get; init; } = DateTimeOffset.UtcNow;

    /// <summary>The machine that it was measured on: its processor and how many cores of it were used; empty where it is not known.</summary>
    public string Machine { get; init; } = "";

    /// <summary>The versions that produced it: NotebookKit, TorchSharp, libtorch, .NET.</summary>
    public required IReadOnlyDictionary<string, string> Versions { get; init; }
}
