namespace NotebookKit.Host;

/// <summary>What a cell's end means for the notebook's run.</summary>
/// <param name="Status">Ok while the run goes on.</param>
internal sealed record CellEnd(RunStatus Status)
{
    /// <summary>The cell that ended the run, or null.</summary>
    public CellFailure? Failure { get; init; }

    /// <summary>What ended the run where no cell did, in a sentence, or null.</summary>
    public string? Problem { get; init; }
}
