using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>What a training gave: the model with its best weights, how it went, and the means to judge it.</summary>
public sealed record TrainingRun
{
    /// <summary>The trained model. It holds the weights of the best epoch, in evaluation mode.</summary>
    public required nn.Module<Tensor, Tensor> Model { get; init; }

    /// <summary>Epoch by epoch.</summary>
    public required TrainingHistory History { get; init; }

    /// <summary>What it was trained with.</summary>
    public required TrainingOptions Options { get; init; }

    /// <summary>The levers that were used, and why.</summary>
    public required Acceleration Acceleration { get; init; }

    /// <summary>How bytes become the model's input, or null when the batches came from a source of the caller's.</summary>
    public required PixelNormalisation? Normalisation { get; init; }

    /// <summary>The classes in order.</summary>
    public required IReadOnlyList<string> ClassNames { get; init; }

    /// <summary>How many images it was trained on, the held-out ones not counted.</summary>
    public required int TrainingImages { get; init; }

    /// <summary>How many images the best epoch was chosen by.</summary>
    public required int ValidationImages { get; init; }

    /// <summary>Whether it was stopped before its last epoch.</summary>
    public required bool Stopped { get; init; }

    /// <summary>Why it was stopped before its last epoch, or null.</summary>
    public string? StopReason { get; init; }

    /// <summary>What went otherwise than planned: a checkpoint that could not be written, a damaged one that was passed over.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The part of the training that was done when it was taken up from a checkpoint, 0 to 1.</summary>
    public double ResumedAt { get; init; }

    /// <summary>How long it took, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Judges the model on images that it has not seen.</summary>
    /// <param name="images">For example the data set's test split.</param>
    /// <param name="augmentation">The views of each image whose probabilities are averaged; null for the image as it is.</param>
    /// <exception cref="KitException">The training had its batches from a source of the caller's: use <see cref="Predict(IBatchSource, CancellationToken)"/>; or the images are smaller than the views.</exception>
    public Evaluation Evaluate(ImageSplit images, TestTimeAugmentation? augmentation = null) => Evaluator.Evaluate(Model, images, ClassNames, Statistics(), Acceleration, augmentation);

    /// <summary>Predicts the class of each image.</summary>
    /// <param name="images">Images whose bytes become the model's input as those of the training did.</param>
    /// <param name="cancellationToken">Ends it between two batches.</param>
    /// <exception cref="KitException">The training had its batches from a source of the caller's: use the other overload.</exception>
    public Predictions Predict(ImageSplit images, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        return Predict(new BatchLoader(images, Statistics()), cancellationToken);
    }

    /// <summary>Predicts the class of each image of a source, in its order.</summary>
    /// <param name="images">A source that normalises as the training's did.</param>
    /// <param name="cancellationToken">Ends it between two batches.</param>
    public Predictions Predict(IBatchSource images, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        return Predictor.Predict(Model, images, ClassNames, Acceleration, cancellationToken);
    }

    /// <summary>Predicts the class of each image of a source from several views of it.</summary>
    /// <param name="images">A source that normalises as the training's did.</param>
    /// <param name="augmentation">The views: for example the talk's crops and flips.</param>
    /// <param name="cancellationToken">Ends it between two batches.</param>
    public Predictions Predict(IBatchSource images, TestTimeAugmentation augmentation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        return Predictor.Predict(Model, images, ClassNames, augmentation, Acceleration, cancellationToken);
    }

    private PixelNormalisation Statistics() =>
        Normalisation ?? throw new KitException("This training had its batches from a source, not from a data set's splits: call Predict with a source that normalises in the same way.");
}
