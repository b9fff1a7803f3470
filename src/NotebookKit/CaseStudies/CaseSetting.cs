namespace NotebookKit;

/// <summary>What a case study works with in one tier.</summary>
internal sealed record CaseSetting
{
    /// <summary>The data sets that it can do with, the one to take first first.</summary>
    public required IReadOnlyList<string> Datasets { get; init; }

    /// <summary>Further data sets, which it uses where they are here.</summary>
    public IReadOnlyList<string> Further { get; init; } = [];

    /// <summary>The weights that it can begin from, the ones to take first first; empty where it begins from random ones.</summary>
    public IReadOnlyList<string> Weights { get; init; } = [];

    /// <summary>How long it takes, in words.</summary>
    public required string Time { get; init; }

    /// <summary>What else one should know before it runs; null where there is nothing.</summary>
    public string? Note { get; init; }
}
