namespace NotebookKit;

/// <summary>An image that was left out.</summary>
/// <param name="File">Where it is.</param>
/// <param name="Reason">What is wrong with it, as a sentence that names it.</param>
public sealed record UnreadableImage(StoredFile File, string Reason)
{
    /// <summary>The reason.</summary>
    public override string ToString() => Reason;
}
