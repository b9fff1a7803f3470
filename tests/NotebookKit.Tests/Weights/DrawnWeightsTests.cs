using static TorchSharp.torch;

namespace NotebookKit.Tests.WeightFiles;

/// <summary>The shipped network of drawn objects: a start for other colour images where there is no network to fetch one from.</summary>
public sealed class DrawnWeightsTests
{
    private const string Name = "cifar-resnet20/drawn";

    private static readonly WeightCard Card = Weights.Get(Name);

    private static readonly ImageSplit Objects = Datasets.Load("drawn-objects").Test;

    [Fact]
    public void Drawn_objects_are_named()
    {
        using ImageModel model = Models.Create("cifar-resnet20", weights: Name);
        int right = 0;
        for (int i = 0; i < 42; i++)
        {
            using var image = new DecodedImage(48, 48, 3, Interleaved(Objects.Image(i)));
            TopPredictions predictions = model.Predict(image, Card, 3);
            Assert.Equal((3, 14), (predictions.Classes.Count, predictions.ClassCount));
            if (predictions.Classes[0].Name == Card.ClassNames[Objects.Labels[i]]) right++;
        }

        Assert.InRange(right, 34, 42);
    }

    [Fact]
    public void They_come_with_the_library_and_are_listed()
    {
        Assert.Equal((true, true, null), (Card.IsShipped, Card.IsHere, Card.Path));
        Assert.True(Card.Verify());
        Assert.Contains(Name, Models.Card("cifar-resnet20").Weights);
        using ImageModel model = Models.Create("cifar-resnet20", weights: Name);
        Assert.Equal((3, 14), (model.Channels, model.Classes));
    }

    [Fact]
    public void Their_accuracy_is_what_the_card_says()
    {
        using ImageModel model = Models.Create("cifar-resnet20", weights: Name);
        ImageNormalisation normalisation = Card.Preprocessing.Normalisation;
        double found = Evaluator.Evaluate(model, Objects, Card.ClassNames, new PixelNormalisation(normalisation.Mean, normalisation.StandardDeviation)).Accuracy;
        Assert.InRange(found, Card.PublishedTop1!.Value - 0.01, Card.PublishedTop1.Value + 0.01);
    }

    /// <summary>A linear classifier on features of 400 cats and dogs, judged on 300 others.</summary>
    [Fact]
    public void Cats_and_dogs_are_told_apart_by_their_features()
    {
        using ImageModel trained = Models.Create("cifar-resnet20", weights: Name);
        manual_seed(1);
        using ImageModel random = Models.Create("cifar-resnet20");
        double right = OnFeatures(trained);
        Assert.InRange(right, 0.85, 1);
        Assert.InRange(right - OnFeatures(random), 0.05, 1);
    }

    private static double OnFeatures(ImageModel model)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        model.eval();
        ImageFileSet pets = Datasets.LoadFiles("drawn-pets");
        ImageSplit train = pets.Part("train").Subset([.. Enumerable.Range(0, 400)]).Decode(48), test = pets.Part("test").Decode(48);
        Tensor x = Features(model, train), y = tensor(train.Labels.Select(label => 2.0 * label - 1).ToArray());
        Tensor weights = linalg.solve(x.t().matmul(x) + 1e-3 * train.Count * eye(x.shape[1], dtype: float64), x.t().matmul(y));
        return Features(model, test).matmul(weights).gt(0).to_type(int64).eq(tensor(test.Labels.Select(label => (long)label).ToArray())).to_type(float64).mean().item<double>();
    }

    /// <summary>Features on a common scale, and a one for the constant.</summary>
    private static Tensor Features(ImageModel model, ImageSplit images)
    {
        ImageNormalisation normalisation = Card.Preprocessing.Normalisation;
        Tensor mean = tensor(normalisation.Mean.ToArray(), float32).reshape(1, 3, 1, 1), deviation = tensor(normalisation.StandardDeviation.ToArray(), float32).reshape(1, 3, 1, 1);
        Tensor features = model.Features((images.Images([.. Enumerable.Range(0, images.Count)]).to_type(float32) / 255 - mean) / deviation).to_type(float64);
        return cat([features / features.std(), ones(images.Count, 1, dtype: float64)], 1);
    }

    private static byte[] Interleaved(ReadOnlySpan<byte> planes)
    {
        byte[] pixels = new byte[planes.Length];
        int area = planes.Length / 3;
        for (int i = 0; i < planes.Length; i++) pixels[i % area * 3 + i / area] = planes[i];
        return pixels;
    }
}
