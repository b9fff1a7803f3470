namespace NotebookKit.Interactive;

/// <summary>The variables that hold a model, then the networks that the kit builds by name.</summary>
internal sealed class ModelCatalogue : IMagicValues
{
    public IEnumerable<string> Of(IReadOnlyList<NotebookVariable> variables) => new ModelNames().Of(variables).Concat(Models.List().Select(card => card.Name));
}
