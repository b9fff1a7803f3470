using NotebookKit.Tests.Training;
using static TorchSharp.torch;

namespace NotebookKit.Tests.Data;

/// <summary>What makes the drawn cats and dogs worth a network: colours and places tell little, shapes tell all.</summary>
public sealed class DrawnPetsTests
{
    [Fact]
    public void A_linear_classifier_of_pixels_is_far_below_a_small_network()
    {
        ImageFileSet pets = Datasets.LoadFiles("drawn-pets");
        ImageSplit train = pets.Part("train").Decode(32), test = pets.Part("test").Decode(32);
        ImageDataset small = Datasets.Load("drawn-pets") with { Train = train, Test = test };
        manual_seed(1);
        using var network = new CifarResNet(8, classes: 2, width: 8);
        double shapes = Trainer.Fit(network, small, TrainingSamples.Short with { Epochs = 12, BatchSize = 32, LearningRate = 0.1 }).Evaluate(test).Accuracy, pixels = Linear(train, test);
        Assert.InRange(pixels, 0.5, 0.85);
        Assert.InRange(shapes, pixels + 0.08, 1);
    }

    /// <summary>Ridge regression on the pixels, solved in the space of the images; the best of several penalties, which flatters it.</summary>
    private static double Linear(ImageSplit train, ImageSplit test)
    {
        using var scope = NewDisposeScope();
        Tensor mean = Pixels(train).mean([0], keepdim: true), x = Pixels(train) - mean, y = tensor(train.Labels.Select(label => 2.0 * label - 1).ToArray());
        Tensor kernel = x.matmul(x.t()), across = (Pixels(test) - mean).matmul(x.t()), truth = tensor(test.Labels.Select(label => (long)label).ToArray());
        return new[] { 1.0, 10, 100, 1000 }.Max(penalty =>
            across.matmul(linalg.solve(kernel + penalty * eye(train.Count, dtype: float64), y)).gt(0).to_type(int64).eq(truth).to_type(float64).mean().item<double>());
    }

    private static Tensor Pixels(ImageSplit images) => images.Images([.. Enumerable.Range(0, images.Count)]).to_type(float64).reshape(images.Count, -1) / 255;
}
