using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>A step of a network that has a name.</summary>
/// <param name="Name">Its name in the paper.</param>
/// <param name="Run">What it computes.</param>
/// <param name="Modules">Its layers.</param>
internal sealed record ModelStage(string Name, Func<Tensor, Tensor> Run, IReadOnlyList<nn.Module> Modules)
{
    /// <summary>Whether it goes by a name, or by the name's beginning up to a slash or a dot.</summary>
    public bool Is(string name) => Name.StartsWith(name, StringComparison.Ordinal) && (Name.Length == name.Length || Name[name.Length] is '/' or '.');
}
