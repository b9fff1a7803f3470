namespace NotebookKit.Host;

/// <summary>How a cell ended.</summary>
internal abstract record CellOutcome
{
    private CellOutcome() { }

    /// <summary>It ran to its end.</summary>
    /// <param name="Result">The value of its last expression, or null when it has none.</param>
    internal sealed record Completed(MimeBundle? Result) : CellOutcome;

    /// <summary>It did not compile, or it threw.</summary>
    internal sealed record Failed(CellError Error) : CellOutcome;

    /// <summary>It was interrupted; what it assigned before survives.</summary>
    internal sealed record Interrupted : CellOutcome;
}
