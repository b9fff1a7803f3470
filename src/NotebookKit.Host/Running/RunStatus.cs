namespace NotebookKit.Host;

/// <summary>How a notebook's run ended.</summary>
internal enum RunStatus
{
    Ok,
    Failed,

    /// <summary><c>--check</c>: every cell ran, and an output is not the stored one.</summary>
    Differs,
    TimedOut,
    Interrupted,

    /// <summary>The notebook's process died.</summary>
    Crashed,

    /// <summary>The notebook's process grew beyond <c>--memory</c>.</summary>
    OverMemory,
}
