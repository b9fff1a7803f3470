namespace NotebookKit;

/// <summary>A published figure that a case study's is compared with.</summary>
internal sealed record CaseAnchor
{
    /// <summary>The figure of ours that it stands beside.</summary>
    public required string Figure { get; init; }

    /// <summary>Who or what reached it.</summary>
    public required string Name { get; init; }

    /// <summary>Its value, in the same unit as ours.</summary>
    public required double Value { get; init; }

    /// <summary>Where it was published, and on which data.</summary>
    public required string Source { get; init; }

    /// <summary>The tiers in which the two can be compared; empty for all.</summary>
    public IReadOnlyList<Tier> Tiers { get; init; } = [];
}
