namespace NotebookKit.Interactive;

/// <summary>What can predict: variables that hold a model or a training, then the weights on this machine.</summary>
internal sealed class PredictorNames : IMagicValues
{
    public IEnumerable<string> Of(IReadOnlyList<NotebookVariable> variables) =>
        new ModelNames().Of(variables).Concat(Weights.List().Where(card => card.IsHere).Select(card => card.Name));
}
