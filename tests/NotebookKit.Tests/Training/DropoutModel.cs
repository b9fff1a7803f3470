using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NotebookKit.Tests.Training;

/// <summary>A small network with all that makes a resumption hard: batch statistics, and dropout by libtorch's generator.</summary>
internal sealed class DropoutModel : nn.Module<Tensor, Tensor>
{
    private readonly Conv2d conv = nn.Conv2d(1, 16, 3L, stride: 2L, padding: 1L, bias: false);
    private readonly BatchNorm2d norm = nn.BatchNorm2d(16);
    private readonly Dropout dropout = nn.Dropout(0.3);
    private readonly Linear fc = nn.Linear(16, 2);

    public DropoutModel() : base("DropoutModel") => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        if (training && Environment.GetEnvironmentVariable("NOTEBOOKKIT_TEST_TRAINING") is not null) Console.WriteLine("step");
        using var scope = NewDisposeScope();
        Tensor features = NormRelu.Of(norm, conv.call(input)).mean([2, 3]);
        return fc.call(dropout.call(features)).MoveToOuterDisposeScope();
    }
}
