namespace NotebookKit.Host;

/// <summary>A cell as a test report sees it.</summary>
/// <param name="Name">What it is called: <c>cell 7 (id): first line</c>.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Seconds">How long it took; 0 where it did not run.</param>
internal sealed record TestCase(string Name, CaseOutcome Outcome, double Seconds)
{
    /// <summary>The kind of failure, for example an exception's name.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Why it failed or was skipped, in one line.</summary>
    public string Message { get; init; } = "";

    /// <summary>Everything about the failure: place, excerpt, trace, how to run it again.</summary>
    public string Details { get; init; } = "";

    /// <summary>What it printed, of bounded length.</summary>
    public string Output { get; init; } = "";
}
