namespace NotebookKit.Interactive;

/// <summary>The weights that the kit knows, those on this machine first.</summary>
internal sealed class WeightNames : IMagicValues
{
    public IEnumerable<string> Of(IReadOnlyList<NotebookVariable> variables) => Weights.List().OrderByDescending(card => card.IsHere).Select(card => card.Name);
}
