using TorchSharp;
using TorchSharp.Modules;

namespace NotebookKit.Display;

/// <summary>Looks at a model.</summary>
public static class ModelViews
{
    /// <summary>The model's table on an input of a shape: <see cref="ModelSummary.Of(torch.nn.Module{torch.Tensor, torch.Tensor}, IReadOnlyList{long})"/>.</summary>
    /// <param name="model">Takes one tensor and returns one.</param>
    /// <param name="inputShape">The input's shape, for example 1, 3, 224, 224.</param>
    public static ModelSummary Summary(this torch.nn.Module<torch.Tensor, torch.Tensor> model, params IReadOnlyList<long> inputShape) => ModelSummary.Of(model, inputShape);

    /// <summary>The model's table on an input.</summary>
    /// <param name="model">Takes one tensor.</param>
    /// <param name="input">What it takes; it is not changed.</param>
    public static ModelSummary Summary(this torch.nn.Module model, torch.Tensor input) => ModelSummary.Of(model, [input]);

    /// <summary>The filters of the model's first convolution as tiles: what it looks for in the pixels themselves.</summary>
    /// <param name="model">A model with a two-dimensional convolution.</param>
    /// <exception cref="KitException">It has none.</exception>
    public static TensorReport FirstFilters(this torch.nn.Module model)
    {
        ArgumentNullException.ThrowIfNull(model);
        (string name, torch.nn.Module module) = model.named_modules().Append(("", model)).FirstOrDefault(pair => pair.Item2 is Conv2d);
        if (module is not Conv2d convolution) throw new KitException($"{ModelName.Of(model)} has no two-dimensional convolution, and so no filters to show.");
        TensorReport report = TensorReport.Of(convolution.weight, new TensorLook((weights, _, _) => TensorPicture.Filters(weights)));
        return report with { Name = $"First filters of {CleanText.Of(ModelName.Of(model))}{(name.Length > 0 ? $": {CleanText.Of(name)}" : "")}" };
    }
}
