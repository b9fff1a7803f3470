using System.ComponentModel;
using System.Globalization;
using static TorchSharp.torch;

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
        using DecodedImage picture = ImageFile.Decode(image);
        using NamedPredictor predictor = NamedPredictor.Find(model, weights, size, host.Variables);
        float[] probabilities = Judge(predictor, image);
        IReadOnlyList<string> names = predictor.ClassNames.Count == probabilities.Length ? predictor.ClassNames : [.. probabilities.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"class {i}"))];
        return TopPredictions.Of(probabilities, names, top, picture) with { Name = Path.GetFileName(image), Model = predictor.Name };
    }

    private static float[] Judge(NamedPredictor predictor, string image)
    {
        nn.Module<Tensor, Tensor> model = predictor.Model;
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        bool training = model.training;
        model.eval();
        try
        {
            Device device = model.parameters().FirstOrDefault()?.device ?? CPU;
            Tensor logits = model.call(predictor.Pipeline.ToTensor(image).to(device));
            return logits.dim() == 2
                ? logits[0].to(float32).softmax(0).cpu().data<float>().ToArray()
                : throw new KitException($"#!predict: {predictor.Name} does not return a number for each class.");
        }
        catch (System.Runtime.InteropServices.ExternalException failure)
        {
            throw new KitException($"#!predict: {predictor.Name} does not take this picture: {failure.Message.Split('\n')[0]}", failure);
        }
        finally
        {
            model.train(training);
        }
    }
}
