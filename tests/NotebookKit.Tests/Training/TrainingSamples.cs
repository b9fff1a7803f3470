using static TorchSharp.torch;

namespace NotebookKit.Tests.Training;

/// <summary>Short trainings on trousers and bags.</summary>
internal static class TrainingSamples
{
    /// <summary>Nine steps an epoch, plain float32: the same on every machine.</summary>
    public static TrainingOptions Short { get; } = new() { Epochs = 2, BatchSize = 20, LearningRate = 0.05, BFloat16 = false, ChannelsLast = false, KeepMemory = false, Progress = new Quiet() };

    /// <summary>A network with the same random weights each time.</summary>
    public static CifarResNet Network(int seed = 1)
    {
        manual_seed(seed);
        return new CifarResNet(8, channels: 1, classes: 2, width: 4);
    }

    public static byte[] Weights(nn.Module model)
    {
        using var scope = NewDisposeScope();
        return [.. model.state_dict().OrderBy(named => named.Key, StringComparer.Ordinal).SelectMany(named => named.Value.contiguous().bytes.ToArray())];
    }

    /// <summary>The training images of trousers and bags as a source.</summary>
    public static IBatchSource Source(ImageSplit? images = null, Augmentation? augmentation = null)
    {
        images ??= Samples.TrousersAndBags.Train;
        return new BatchLoader(images, PixelNormalisation.Of(Samples.TrousersAndBags.Train)) { Augmentation = augmentation ?? Augmentation.None };
    }
}
