using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>Runs a model over a split and notes its answers.</summary>
public static class Evaluator
{
    /// <summary>Predicts the class of each image; the model's mode is as before afterwards.</summary>
    /// <param name="model">Takes N×C×H×W and returns N×classes logits.</param>
    /// <param name="images">The images to judge it on.</param>
    /// <param name="classNames">The classes in order.</param>
    /// <param name="normalisation">How bytes become the model's input: the statistics that it was trained with.</param>
    /// <param name="acceleration">The levers to use; none unless said.</param>
    /// <param name="augmentation">The views of each image whose probabilities are averaged; null for the image as it is.</param>
    /// <param name="cancellationToken">Ends it between two batches.</param>
    /// <exception cref="KitException">There are no images, they are smaller than the views, or the model's output does not fit the classes.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Evaluation Evaluate(
        nn.Module<Tensor, Tensor> model, ImageSplit images, IReadOnlyList<string> classNames, PixelNormalisation normalisation, Acceleration? acceleration = null,
        TestTimeAugmentation? augmentation = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(classNames);
        return Evaluate(model, images, classNames, new BatchLoader(images, normalisation), acceleration, augmentation, cancellationToken);
    }

    /// <summary>Judges published weights on images of their own size: builds their network, loads them, and normalises as they expect.</summary>
    /// <param name="weights">The weights, for example <c>Weights.Get("cifar-resnet20/akamaster")</c>, found on this machine or downloaded.</param>
    /// <param name="images">The images to judge them on; their labels are numbered as the weights' classes.</param>
    /// <param name="classNames">The classes in order; null for those that the weights' card has.</param>
    /// <param name="cancellationToken">Ends it between two batches.</param>
    /// <exception cref="KitException">The weights cannot be had, there are no images, or the images do not fit.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <example><code>Evaluation judged = Evaluator.Evaluate(Weights.Get("cifar-resnet20/akamaster"), data.Test);</code></example>
    public static Evaluation Evaluate(WeightCard weights, ImageSplit images, IReadOnlyList<string>? classNames = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(images);
        ImageNormalisation expected = weights.Preprocessing.Normalisation;
        if (expected.Channels != images.Channels || expected.BlueFirst)
            throw new KitException($"The weights {weights.Name} do not take the {images.Channels} channels of these {images.Name} images as they are: judge them on image files, through weights.Preprocessing.Pipeline.");
        // A split's loader divides bytes by 255 whatever the weights want.
        double factor = expected.Scale / 255;
        var normalisation = new PixelNormalisation([.. expected.Mean.Select(mean => mean * factor)], [.. expected.StandardDeviation.Select(deviation => deviation * factor)]);
        using ImageModel model = Models.Create(weights.Model, weights: weights.Name), fast = model.ForInference(bfloat16: false);
        return Evaluate(fast, images, classNames ?? weights.ClassNames, normalisation, cancellationToken: cancellationToken);
    }

    private static Evaluation Evaluate(
        nn.Module<Tensor, Tensor> model, ImageSplit images, IReadOnlyList<string> classNames, BatchLoader loader, Acceleration? acceleration, TestTimeAugmentation? augmentation,
        CancellationToken cancellationToken)
    {
        if (images.Count == 0) throw new KitException($"There are no {images.Name} images to judge the model on.");
        Predictions predicted = Predictor.Predict(model, loader, classNames, augmentation ?? TestTimeAugmentation.None, acceleration, cancellationToken);
        return new Evaluation
        {
            Images = images,
            ClassNames = classNames,
            Predictions = predicted.Classes,
            Confidences = [.. predicted.Classes.Select((@class, i) => predicted.Row(i)[@class])],
            Loss = predicted.Loss,
        };
    }
}
