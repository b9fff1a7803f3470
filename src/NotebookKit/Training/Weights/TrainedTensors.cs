using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>Every tensor of a model that training changes: the flat weights, and buffers such as batch norm's statistics.</summary>
internal sealed class TrainedTensors(FlatParameters parameters, nn.Module model)
{
    /// <summary>The weights first, then each buffer.</summary>
    public IReadOnlyList<Tensor> All { get; } = [parameters.Weights, .. model.buffers().DistinctBy(buffer => buffer.Handle)];
}
