using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NotebookKit;

/// <summary>Runs a model over a source and notes its probabilities.</summary>
public static class Predictor
{
    private const int BatchSize = 500;

    /// <summary>Predicts each image, as it is and in order; the model's mode is as before afterwards.</summary>
    /// <param name="model">Takes N×C×H×W and returns N×classes logits.</param>
    /// <param name="images">The images.</param>
    /// <param name="classNames">The classes in order.</param>
    /// <param name="acceleration">The levers to use; none unless said.</param>
    /// <param name="cancellationToken">Ends it between two batches.</param>
    /// <exception cref="KitException">There are no images, or the model's input or output does not fit.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Predictions Predict(
        nn.Module<Tensor, Tensor> model, IBatchSource images, IReadOnlyList<string> classNames, Acceleration? acceleration = null, CancellationToken cancellationToken = default) =>
        Predict(model, images, classNames, TestTimeAugmentation.None, acceleration, cancellationToken);

    /// <summary>Predicts each image from several views of it: the mean of the views' probabilities, and its loss; the model's mode is as before afterwards.</summary>
    /// <param name="model">Takes N×C×H×W and returns N×classes logits.</param>
    /// <param name="images">The images.</param>
    /// <param name="classNames">The classes in order.</param>
    /// <param name="augmentation">The views of each image.</param>
    /// <param name="acceleration">The levers to use; none unless said.</param>
    /// <param name="cancellationToken">Ends it between two batches.</param>
    /// <exception cref="KitException">There are no images, they are smaller than the views, or the model's input or output does not fit.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Predictions Predict(
        nn.Module<Tensor, Tensor> model, IBatchSource images, IReadOnlyList<string> classNames, TestTimeAugmentation augmentation, Acceleration? acceleration = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(augmentation);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(classNames);
        if (images.Count == 0) throw new KitException("There are no images to judge the model on.");
        acceleration ??= Acceleration.Off;
        float[] probabilities = new float[checked(images.Count * classNames.Count)];
        double loss = 0;
        int at = 0;

        bool training = model.training;
        model.eval();
        try
        {
            using var _ = inference_mode();
            foreach (Batch batch in images.InOrder(new BatchOptions { BatchSize = BatchSize / augmentation.Views, ChannelsLast = acceleration.ChannelsLast }, cancellationToken))
            {
                using var scope = NewDisposeScope();
                using (batch)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    bool single = augmentation.Views == 1;
                    Tensor logits = Logits(model, single ? batch.Images : augmentation.Expand(batch.Images), classNames.Count, acceleration);
                    // Logarithms of probabilities are logits, too; the least that float32 holds stands for none at all.
                    if (!single) logits = augmentation.Average(logits.softmax(1)).clamp_min(1e-38f).log();
                    loss += F.cross_entropy(logits, batch.Labels, reduction: nn.Reduction.Sum).item<float>();
                    logits.softmax(1).data<float>().CopyTo(probabilities.AsSpan(at));
                    at += batch.Count * classNames.Count;
                }
            }
        }
        finally
        {
            model.train(training);
        }

        return new Predictions(probabilities, [.. images.Labels], classNames) { Loss = loss / images.Count };
    }

    private static Tensor Logits(nn.Module<Tensor, Tensor> model, Tensor input, int classes, Acceleration acceleration)
    {
        try
        {
            Tensor logits;
            using (Autocast.Begin(acceleration.BFloat16)) logits = model.call(input);
            NotebookKit.Logits.MustFit(logits, model, classes);
            return logits.to(float32);
        }
        catch (Exception error) when (StepFault.CanExplain(error))
        {
            throw StepFault.Explain(error, model, input);
        }
    }
}
