namespace NotebookKit.Host;

/// <summary>The cell tags that nbkit gives a meaning, as nbclient, papermill and nbconvert do.</summary>
internal static class CellTags
{
    /// <summary>The cell's assignments are the notebook's parameters.</summary>
    public const string Parameters = "parameters";

    /// <summary>The cell was written by a run, with the values that it was given.</summary>
    public const string InjectedParameters = "injected-parameters";

    /// <summary>The cell may throw; the notebook goes on.</summary>
    public const string RaisesException = "raises-exception";

    /// <summary>The page shows the cell's outputs only.</summary>
    public const string RemoveInput = "remove-input";
}
