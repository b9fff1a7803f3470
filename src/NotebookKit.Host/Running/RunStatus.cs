namespace NotebookKit.Host;

/// <summary>How a notebook's run ended.</summary>
internal enum RunStatus
{
    Ok,
    Failed,
    TimedOut,
    Interrupted,
}
