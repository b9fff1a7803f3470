namespace NotebookKit.Host;

/// <summary>How one cell of a run ended.</summary>
internal enum CellStatus
{
    Ok,

    /// <summary>It did not compile, or it threw.</summary>
    Failed,

    /// <summary>It threw, and its tag <c>raises-exception</c> says that it may.</summary>
    RaisedAsExpected,

    /// <summary>It was not run, by its tags; <see cref="CellRun.Reason"/> says which.</summary>
    Skipped,

    TimedOut,
    Interrupted,

    /// <summary>The notebook's process died in it.</summary>
    Crashed,

    /// <summary>The notebook's process grew beyond <c>--memory</c> in it.</summary>
    OverMemory,
}
