using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NotebookKit;

/// <summary>Runs a model over a split and notes its answers.</summary>
public static class Evaluator
{
    private const int BatchSize = 500;

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
        acceleration ??= Acceleration.Off;
        var loader = new BatchLoader(images, normalisation) { BatchSize = BatchSize, ChannelsLast = acceleration.ChannelsLast };
        List<int> predictions = new(images.Count);
        List<float> confidences = new(images.Count);
        double loss = 0;

        bool training = model.training;
        model.eval();
        try
        {
            using var _ = inference_mode();
            foreach (Batch batch in loader.InOrder())
            {
                using var scope = NewDisposeScope();
                using (batch)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    Tensor logits;
                    using (Autocast.Begin(acceleration.BFloat16)) logits = model.call(batch.Images);
                    Logits.MustFit(logits, model, classNames.Count);
                    logits = logits.to(float32);
                    loss += F.cross_entropy(logits, batch.Labels, reduction: nn.Reduction.Sum).item<float>();
                    (Tensor confidence, Tensor prediction) = logits.softmax(1).max(1);
                    predictions.AddRange(prediction.data<long>().Select(label => (int)label));
                    confidences.AddRange(confidence.data<float>());
                }
            }
        }
        finally
        {
            model.train(training);
        }

        return new Evaluation { Images = images, ClassNames = classNames, Predictions = predictions, Confidences = confidences, Loss = loss / images.Count };
    }
}
