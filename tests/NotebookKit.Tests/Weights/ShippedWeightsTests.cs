using System.Reflection;

namespace NotebookKit.Tests.WeightFiles;

/// <summary>The weights that the library carries within itself. Nothing here needs a network, a cache or NOTEBOOKKIT_DATA.</summary>
public sealed class ShippedWeightsTests
{
    private const string Name = "cifar-resnet20/clothes";

    [Fact]
    public void Clothes_are_named()
    {
        WeightCard card = Card();
        using ImageModel model = Models.Create(card.Model, weights: Name);
        ImageSplit images = Samples.Clothes.Test;
        int right = 0;
        for (int i = 0; i < 40; i++)
        {
            using var image = new DecodedImage(28, 28, 1, images.Image(25 * i));
            TopPredictions predictions = model.Predict(image, card, top: 3);
            Assert.Equal((3, 10, 28), (predictions.Classes.Count, predictions.ClassCount, predictions.Image!.Width));
            if (predictions.Classes[0].Name == Samples.Clothes.ClassNames[images.Labels[25 * i]]) right++;
        }

        Assert.InRange(right, 32, 40);
    }

    [Fact]
    public void A_network_gets_them_from_the_library_itself()
    {
        WeightCard card = Card();
        Assert.Equal((true, true, null), (card.IsShipped, card.IsHere, card.Path));
        using ImageModel model = Models.Create(card.Model, weights: Name);
        Assert.Equal((1, 10), (model.Channels, model.Classes));
    }

    [Fact]
    public void Their_accuracy_is_what_the_card_says()
    {
        WeightCard card = Card();
        using ImageModel model = Models.Create(card.Model, weights: Name);
        ImageNormalisation normalisation = card.Preprocessing.Normalisation;
        ImageSplit images = Samples.Clothes.Test;
        double found = Evaluator.Evaluate(model, images, card.ClassNames, new PixelNormalisation(normalisation.Mean, normalisation.StandardDeviation)).Accuracy;
        double said = card.PublishedTop1!.Value, deviation = Math.Sqrt(said * (1 - said) / images.Count);
        Assert.Equal(1000, images.Count);
        Assert.InRange(found, said - 3 * deviation, said + 3 * deviation);
    }

    [Fact]
    public void They_are_what_their_card_says() => Assert.All(Weights.List().Where(card => card.IsShipped), card => Assert.True(card.Verify()));

    [Fact]
    public void Together_they_have_at_most_3_MB()
    {
        Assembly library = typeof(Weights).Assembly;
        long[] sizes = [.. library.GetManifestResourceNames().Where(name => name.StartsWith("shipped-weights/", StringComparison.Ordinal)).Select(name =>
        {
            using Stream content = library.GetManifestResourceStream(name)!;
            return content.Length;
        })];
        Assert.Equal(Weights.List().Count(card => card.IsShipped), sizes.Length);
        Assert.InRange(sizes.Sum(), 0, 3_000_000);
    }

    [Fact]
    public void Asked_for_a_file_they_become_one_and_an_older_one_is_replaced()
    {
        using var folder = new TemporaryFolder();
        WeightLocations here = new() { DataFolders = [], Cache = folder.Path, Offline = true };
        string path = Card().Locate(here);
        byte[] content = File.ReadAllBytes(path);
        File.WriteAllBytes(path, [1, 2, 3]);
        Assert.Equal(path, Card().Locate(here));
        Assert.Equal(content, File.ReadAllBytes(path));
        using ImageModel model = Models.Create("cifar-resnet20", channels: 1).Load(path);
    }

    [Fact]
    public void Other_classes_are_learned_from_them()
    {
        TorchSharp.torch.manual_seed(1);
        using ImageModel model = Models.Create(Card().Model, classes: 2, weights: Name);
        model.Freeze();
        TrainingRun run = Trainer.Fit(model, Samples.TrousersAndBags, Training.TrainingSamples.Short with { Epochs = 1 });
        Assert.InRange(run.Evaluate(Samples.TrousersAndBags.Test).Accuracy, 0.9, 1);
    }

    /// <summary>datasets/make-clothes-weights.cs makes them.</summary>
    private static WeightCard Card()
    {
        Assert.SkipUnless(Weights.List(Name).Count > 0, "datasets/make-clothes-weights.cs has not been run: the library carries no weights");
        return Weights.Get(Name);
    }
}
