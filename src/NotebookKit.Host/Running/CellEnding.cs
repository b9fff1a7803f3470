namespace NotebookKit.Host;

/// <summary>Why a cell is over.</summary>
internal enum CellEnding
{
    /// <summary>It came to its end, or its process did.</summary>
    Own,

    /// <summary><c>--timeout</c>.</summary>
    CellTimeout,

    /// <summary><c>--notebook-timeout</c>.</summary>
    NotebookTimeout,

    /// <summary>Ctrl-C or SIGTERM.</summary>
    Interrupt,
}
