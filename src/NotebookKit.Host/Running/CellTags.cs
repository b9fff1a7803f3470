namespace NotebookKit.Host;

/// <summary>The cell tags that nbkit gives a meaning, as nbclient, papermill, nbmake and nbconvert do.</summary>
internal static class CellTags
{
    /// <summary>The cell's assignments are the notebook's parameters.</summary>
    public const string Parameters = "parameters";

    /// <summary>The cell was written by a run, with the values that it was given.</summary>
    public const string InjectedParameters = "injected-parameters";

    /// <summary>The cell may throw; the notebook goes on.</summary>
    public const string RaisesException = "raises-exception";

    /// <summary>The cell is not run.</summary>
    public const string SkipExecution = "skip-execution";

    /// <summary>The cell takes long; <c>--skip slow</c> leaves it out.</summary>
    public const string Slow = "slow";

    /// <summary>The cell needs a GPU; without one it is left out.</summary>
    public const string Gpu = "gpu";

    /// <summary>The cell needs the network; <c>--offline</c> leaves it out.</summary>
    public const string Network = "network";

    /// <summary>The page shows the cell's outputs only.</summary>
    public const string RemoveInput = "remove-input";
}
