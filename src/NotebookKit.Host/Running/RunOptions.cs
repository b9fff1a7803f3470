namespace NotebookKit.Host;

/// <summary>What was asked of <c>nbkit run</c>.</summary>
internal sealed record RunOptions
{
    public required IReadOnlyList<string> Notebooks { get; init; }

    /// <summary>Where results go.</summary>
    public required string OutFolder { get; init; }

    /// <summary>The <c>-p name=value</c> arguments as written.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>How long one cell may take, or null for ever.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Whether to write an HTML page beside each executed notebook.</summary>
    public bool Html { get; init; }
}
