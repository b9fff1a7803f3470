using static TorchSharp.torch;

namespace NotebookKit.Tests.Training;

/// <summary>A small network that notes, at each training step, how many tensors are alive, and can call for a stop.</summary>
internal sealed class ProbedModel : nn.Module<Tensor, Tensor>
{
    private readonly CifarResNet inner;

    public ProbedModel(CifarResNet? network = null) : base("ProbedModel")
    {
        inner = network ?? new CifarResNet(8, channels: 1, classes: 2, width: 4);
        RegisterComponents();
    }

    public List<long> LiveTensors { get; } = [];

    public Action<int> AtStep { get; init; } = _ => { };

    public override Tensor forward(Tensor input)
    {
        if (training)
        {
            LiveTensors.Add(Tensor.TotalCount);
            AtStep(LiveTensors.Count);
        }

        return inner.call(input);
    }
}
