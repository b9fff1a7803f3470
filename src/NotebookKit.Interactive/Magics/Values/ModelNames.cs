using TorchSharp;

namespace NotebookKit.Interactive;

/// <summary>The variables that hold a model.</summary>
internal sealed class ModelNames : IMagicValues
{
    public IEnumerable<string> Of(IReadOnlyList<NotebookVariable> variables) =>
        variables.Where(variable => typeof(torch.nn.Module).IsAssignableFrom(variable.Type) || variable.Type == typeof(TrainingRun)).Select(variable => variable.Name);
}
