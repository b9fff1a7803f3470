namespace NotebookKit.Host;

/// <summary>How a test case ended, in the four words that every test report knows.</summary>
internal enum CaseOutcome
{
    Passed,

    /// <summary>The cell's code is at fault, or its time ran out.</summary>
    Failed,

    /// <summary>The cell could not come to its end: a crash, the limit on memory, an interrupt.</summary>
    Error,

    Skipped,
}
