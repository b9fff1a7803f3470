namespace NotebookKit;

/// <summary>How <see cref="Occlusion"/> covers a picture.</summary>
public sealed record OcclusionOptions
{
    /// <summary>The side of the square that covers, in pixels; 0 for an eighth of the picture's longer side.</summary>
    public int Patch { get; init; }

    /// <summary>How far it moves at a time, 1 to its side; 0 for half of its side.</summary>
    public int Stride { get; init; }

    /// <summary>What it covers with, in the model's own units: 0 is the mean colour of normalised pictures, a grey.</summary>
    public float Fill { get; init; }

    /// <summary>Covered copies that are judged at once; memory grows with them.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Ends it between two batches, as an interrupted cell does.</summary>
    public CancellationToken CancellationToken { get; init; }
}
