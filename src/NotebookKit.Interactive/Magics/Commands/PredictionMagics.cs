using System.ComponentModel;

namespace NotebookKit.Interactive;

/// <summary>Magic commands that judge pictures.</summary>
public static class PredictionMagics
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<MagicCommand> All { get; } = [MagicCommand.Of("#!predict", Predict)];

    /// <summary>What a model takes a picture for.</summary>
    [Description("Says what a model takes a picture for.")]
    public static TopPredictions Predict(
        [Description("an image file"), Offers<ImageFiles>] string image,
        [Description("a variable that holds a finished training or a model, or weights of #!weights"), Offers<PredictorNames>] string model,
        IMagicHost host,
        [Description("how many classes to show, 1 to 1000")] int top = 5,
        [Description("for a model of your own: the weights whose pictures it learned from"), Offers<WeightNames>] string? weights = null,
        [Description("the side of its pictures, where a training does not know it")] int? size = null)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (top is < 1 or > 1000) throw new KitException($"#!predict: --top is 1 to 1000, not {top}.");
        if (!File.Exists(image)) throw new KitException($"#!predict: there is no image file {image}.");
        using NamedPredictor predictor = NamedPredictor.Find(model, weights, size, host.Variables);
        return predictor.Model.Predict(image, predictor.Pipeline, predictor.ClassNames, top) with { Model = predictor.Name };
    }
}
