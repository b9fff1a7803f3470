namespace NotebookKit;

/// <summary>What a case study works with this time: tier, data, weights, seed, expected time. The first output of its notebook.</summary>
public sealed record CaseCard
{
    /// <summary>Which of the eight it is, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>What it promises, in a sentence.</summary>
    public required string Promise { get; init; }

    /// <summary>What is given to it to work with.</summary>
    public required Tier Tier { get; init; }

    /// <summary>The data set's papers.</summary>
    public required DatasetPapers Data { get; init; }

    /// <summary>The names of further data sets that it uses, because they are here.</summary>
    public IReadOnlyList<string> Further { get; init; } = [];

    /// <summary>How many images there are.</summary>
    public required int Images { get; init; }

    /// <summary>The weights that it begins from, or null for random ones.</summary>
    public required WeightCard? Weights { get; init; }

    /// <summary>The seed of everything that is drawn.</summary>
    public required int Seed { get; init; }

    /// <summary>How long it takes, in words.</summary>
    public required string Time { get; init; }

    /// <summary>What else one should know; null where there is nothing.</summary>
    public string? Note { get; init; }

    /// <summary>A sentence for each choice that could not be the first.</summary>
    public IReadOnlyList<string> Fallbacks { get; init; } = [];
}
