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

    /// <summary>How bytes become the model's input.</summary>
    public required PixelNormalisation Normalisation { get; init; }

    /// <summary>The classes in order.</summary>
    public required IReadOnlyList<string> ClassNames { get; init; }

    /// <summary>How many images it was trained on, the held-out ones not counted.</summary>
    public required int TrainingImages { get; init; }

    /// <summary>How many images the best epoch was chosen by.</summary>
    public required int ValidationImages { get; init; }

    /// <summary>Whether it was stopped before its last epoch.</summary>
    public required bool Stopped { get; init; }

    /// <summary>How long it took, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Judges the model on images that it has not seen.</summary>
    /// <param name="images">For example the data set's test split.</param>
    public Evaluation Evaluate(ImageSplit images) => Evaluator.Evaluate(Model, images, ClassNames, Normalisation, Acceleration);
}
