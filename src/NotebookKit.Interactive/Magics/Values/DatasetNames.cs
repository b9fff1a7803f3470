namespace NotebookKit.Interactive;

/// <summary>The names of data sets, after the variables that hold one.</summary>
internal sealed class DatasetNames : IMagicValues
{
    public IEnumerable<string> Of(IReadOnlyList<NotebookVariable> variables) =>
        variables.Where(variable => NamedData.IsData(variable.Type)).Select(variable => variable.Name).Concat(Datasets.Names);
}
