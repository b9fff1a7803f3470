namespace NotebookKit.Interactive;

/// <summary>The names of data sets that the kit knows.</summary>
internal sealed class DatasetCatalogue : IMagicValues
{
    public IEnumerable<string> Of(IReadOnlyList<NotebookVariable> variables) => Datasets.Names;
}
