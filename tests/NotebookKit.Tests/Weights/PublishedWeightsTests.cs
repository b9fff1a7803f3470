using static TorchSharp.torch;

namespace NotebookKit.Tests.WeightFiles;

/// <summary>Published weights on real photographs: a check of readers, maps and preprocessing. tests/Benchmarks judges whole sets.</summary>
public sealed class PublishedWeightsTests
{
    private const int ImageNetImages = 60, CifarImages = 200;

    /// <summary>Seen in training by these weights, so that all but a few are right.</summary>
    [Theory]
    [InlineData(20), InlineData(32), InlineData(44), InlineData(56)]
    public void Cifar_weights_know_the_images_that_they_were_trained_on(int depth)
    {
        Need.RealData("cifar10-lossless-4000");
        ImageDataset images = Datasets.Load("cifar10-lossless-4000");
        Assert.InRange(Evaluator.Evaluate(Weights.Get($"cifar-resnet{depth}/akamaster"), images.Train.Subset("some", [.. Enumerable.Range(0, CifarImages)])).Accuracy, 0.97, 1);
    }

    [Theory]
    [InlineData("googlenet/bvlc", 3), InlineData("cifar-resnet20/akamaster", 1)]
    public void Images_whose_channels_the_weights_do_not_take_are_refused(string name, int channels) => Assert.Contains(
        "weights.Preprocessing.Pipeline",
        Assert.Throws<KitException>(() => Evaluator.Evaluate(Weights.Get(name), Samples.Noise(2, channels, 32, 32))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Classes_and_channels_of_GoogLeNet_are_in_their_order() => Right("googlenet/bvlc", 0.65, 0.88);

    [Fact]
    public void Raw_shards_of_SqueezeNet_are_read_right() => Right("squeezenet1_1/deepscale", 0.5, 0.75);

    [Fact]
    public void A_compressed_SqueezeNet_is_unpacked_right() => Right("squeezenet1_0/deepcompression", 0.5, 0.75);

    [Fact]
    public void A_network_comes_with_weights_and_a_head_for_other_classes()
    {
        Need.RealData("weights/resnet-cifar10");
        using ImageModel model = Models.Create("cifar-resnet20", classes: 3, weights: "cifar-resnet20/akamaster"), whole = Models.Create("cifar-resnet20", weights: "cifar-resnet20/akamaster");
        model.eval();
        whole.eval();
        using Tensor images = rand(2, 3, 32, 32), logits = model.call(images), features = model.Features(images), same = whole.Features(images);
        Assert.Equal([2, 3], logits.shape);
        Assert.Equal(Samples.Values(same), Samples.Values(features));
    }

    [Fact]
    public void A_network_knows_the_weights_that_are_published_for_it() =>
        Assert.Equal(["squeezenet1_0/deepcompression", "squeezenet1_0/torchvision"], Models.Card("squeezenet1.0").Weights);

    /// <summary>The same images each time, so that the bounds need little room; tests/Benchmarks judges all 600.</summary>
    private static void Right(string name, double top1, double top5)
    {
        WeightCard card = Weights.Get(name);
        Need.RealData("imagenet-sample-600");
        Need.RealData(Path.Combine("weights", card.Copies[0].Path));
        string[] classes = [.. ImageNetClasses.Codes];
        ImageFileSet photographs = Datasets.LoadFiles("imagenet-sample-600");
        int[] chosen = [.. Enumerable.Range(0, ImageNetImages).Select(i => i * photographs.Count / ImageNetImages)];

        using ImageModel loaded = Models.Create(card.Model).Load(card), model = loaded.ForInference(bfloat16: false);
        using var inference = inference_mode();
        int first = 0, five = 0;
        foreach (int[] batch in chosen.Chunk(20))
        {
            using var scope = NewDisposeScope();
            Tensor images = cat([.. batch.Select(i => card.Preprocessing.Pipeline.ToTensor(photographs.Files[i].FullName))]);
            (_, Tensor best) = model.call(images).topk(5, 1);
            long[] guesses = [.. best.data<long>()];
            for (int i = 0; i < batch.Length; i++)
            {
                int @class = Array.IndexOf(classes, photographs.ClassNames[photographs.Labels[batch[i]]]);
                if (guesses[5 * i] == @class) first++;
                if (guesses.AsSpan(5 * i, 5).Contains(@class)) five++;
            }
        }

        Assert.InRange((double)first / chosen.Length, top1, 1);
        Assert.InRange((double)five / chosen.Length, top5, 1);
    }
}
