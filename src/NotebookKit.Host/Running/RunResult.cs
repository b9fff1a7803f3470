using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>What a notebook's run left behind, besides its outputs.</summary>
internal sealed record RunResult
{
    public required RunStatus Status { get; init; }

    public required DateTimeOffset Started { get; init; }

    public required double Seconds { get; init; }

    public required IReadOnlyList<CellRun> Cells { get; init; }

    /// <summary>The parameters that were set for this run.</summary>
    public required JsonObject Parameters { get; init; }

    /// <summary>What the notebook measured.</summary>
    public required IReadOnlyList<Figure> Figures { get; init; }

    /// <summary>The cell that ended the run, unless it ended well or before the first cell.</summary>
    public CellFailure? Failure { get; init; }

    /// <summary>Whether all this is an earlier run's, which <c>--cached</c> let stand.</summary>
    public bool Cached { get; init; }

    /// <summary>Why no cell was run, in a sentence, or null.</summary>
    public string? Problem { get; init; }
}
