using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>Runs a model over a split and notes its answers.</summary>
public static class Evaluator
{
    /// <summary>Predicts the class of each image; nothing is augmented, and the model's mode is as before afterwards.</summary>
    /// <param name="model">Takes N×C×H×W and returns N×classes logits.</param>
    /// <param name="images">The images to judge it on.</param>
    /// <param name="classNames">The classes in order.</param>
    /// <param name="normalisation">How bytes become the model's input: the statistics that it was trained with.</param>
    /// <param name="acceleration">The levers to use; none unless said.</param>
    /// <param name="cancellationToken">Ends it between two batches.</param>
    /// <exception cref="KitException">There are no images, or the model's output does not fit the classes.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Evaluation Evaluate(
        nn.Module<Tensor, Tensor> model, ImageSplit images, IReadOnlyList<string> classNames, PixelNormalisation normalisation, Acceleration? acceleration = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(classNames);
        if (images.Count == 0) throw new KitException($"There are no {images.Name} images to judge the model on.");
        Predictions predicted = Predictor.Predict(model, new BatchLoader(images, normalisation), classNames, acceleration, cancellationToken);
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
