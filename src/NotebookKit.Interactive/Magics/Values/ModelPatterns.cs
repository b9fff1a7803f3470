namespace NotebookKit.Interactive;

/// <summary>The networks that the kit builds by name.</summary>
internal sealed class ModelPatterns : IMagicValues
{
    public IEnumerable<string> Of(IReadOnlyList<NotebookVariable> variables) => Models.List().Select(card => card.Name);
}
