using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>Several models side by side: how deep, how large, how dear, and how good where a figure is given.</summary>
/// <param name="Models">Their summaries, in the order in which they are shown.</param>
/// <example><code>ModelComparison.Of([1, 3, 32, 32], new CifarResNet(20), new CifarResNet(56), new CifarResNet(110)).WithFigure("error (%)", 8.75, 6.97, 6.43)</code></example>
public sealed record ModelComparison(IReadOnlyList<ModelSummary> Models)
{
    /// <summary>What <see cref="Figures"/> are, with their unit; empty where there are none.</summary>
    public string FigureName { get; init; } = "";

    /// <summary>A figure for each model, or none.</summary>
    public IReadOnlyList<double> Figures { get; init; } = [];

    /// <summary>Compares summaries.</summary>
    /// <param name="models">At least one.</param>
    public static ModelComparison Of(params IReadOnlyList<ModelSummary> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        return new ModelComparison([.. models]);
    }

    /// <summary>Sends zeros of one shape through each model and compares them.</summary>
    /// <param name="inputShape">The input's shape, for example [1, 3, 224, 224].</param>
    /// <param name="models">At least one.</param>
    /// <exception cref="ArgumentException">A model does not take an input of that shape.</exception>
    public static ModelComparison Of(IReadOnlyList<long> inputShape, params IReadOnlyList<nn.Module<Tensor, Tensor>> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        return new ModelComparison([.. models.Select(model => ModelSummary.Of(model, inputShape))]);
    }

    /// <summary>The comparison with a figure for each model: its published error, its accuracy, its time.</summary>
    /// <param name="name">What the figures are, with their unit: "top-5 error (%)".</param>
    /// <param name="figures">As many as there are models; NaN where one is not known.</param>
    /// <exception cref="ArgumentException">There are not as many figures as models.</exception>
    public ModelComparison WithFigure(string name, params IReadOnlyList<double> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        if (figures.Count != Models.Count) throw new ArgumentException($"There are {figures.Count} figures for {Models.Count} models.", nameof(figures));
        return this with { FigureName = name, Figures = [.. figures] };
    }
}
