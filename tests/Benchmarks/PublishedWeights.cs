using System.Globalization;
using NotebookKit;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>
/// What published weights reach on the real images of NOTEBOOKKIT_DATA, beside what was published: a check of readers, name maps and
/// preprocessing, not of the networks. The 600 photographs and the 4,000 images are probably training images.
/// </summary>
internal static class PublishedWeights
{
    private const int BatchSize = 20;
    private static readonly Lazy<ImageDataset> Exact = new(() => Datasets.Load("cifar10-lossless-4000")), Lossy = new(() => Datasets.Load("cifar10-jpg")), Clothes = new(() => Datasets.Load("fashion-mnist"));

    public static int Run(string pattern)
    {
        Console.WriteLine("### Published weights on real images\n");
        Console.WriteLine($"{Machine.Describe()}\n");
        Console.WriteLine("| weights | images | top-1 | top-5 | published top-1 | top-5 |\n|---|---|---:|---:|---:|---:|");
        foreach (WeightCard card in Weights.List(pattern).Where(card => card.IsHere))
        {
            using ImageModel loaded = Models.Create(card.Model, weights: card.Name), model = loaded.ForInference(bfloat16: false);
            switch (card.ClassSet)
            {
                case "imagenet":
                    Line(card, "ImageNet sample, 600", ImageNet(card, model));
                    break;
                case "fashion-mnist":
                    Line(card, "Fashion-MNIST, 10,000 of test", Small(card, model, Clothes.Value.Test));
                    break;
                default:
                    Line(card, "CIFAR-10, 3,600 of training without loss", Small(card, model, Exact.Value.Train));
                    Line(card, "CIFAR-10, 10,000 of test as JPEG", Small(card, model, Lossy.Value.Test));
                    break;
            }
        }

        return 0;
    }

    private static (double Top1, double? Top5) Small(WeightCard card, ImageModel model, ImageSplit images)
    {
        ImageNormalisation normalisation = card.Preprocessing.Normalisation;
        return (Evaluator.Evaluate(model, images, card.ClassNames, new PixelNormalisation(normalisation.Mean, normalisation.StandardDeviation)).Accuracy, null);
    }

    private static (double Top1, double? Top5) ImageNet(WeightCard card, ImageModel model)
    {
        ImageFileSet photographs = Datasets.LoadFiles("imagenet-sample-600");
        string[] classes = [.. ImageNetClasses.Codes];
        using var inference = inference_mode();
        int first = 0, five = 0;
        foreach (int[] batch in Enumerable.Range(0, photographs.Count).Chunk(BatchSize))
        {
            using var scope = NewDisposeScope();
            Tensor images = cat([.. batch.Select(i => card.Preprocessing.Pipeline.ToTensor(photographs.Files[i].FullName))]);
            (_, Tensor best) = model.call(images).topk(5, 1);
            long[] guesses = [.. best.data<long>()];
            for (int i = 0; i < batch.Length; i++)
            {
                int at = guesses.AsSpan(5 * i, 5).IndexOf(Array.IndexOf(classes, photographs.ClassNames[photographs.Labels[batch[i]]]));
                if (at == 0) first++;
                if (at >= 0) five++;
            }
        }

        return ((double)first / photographs.Count, (double)five / photographs.Count);
    }

    private static void Line(WeightCard card, string images, (double Top1, double? Top5) measured) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"| {card.Name} | {images} | {measured.Top1:P2} | {measured.Top5:P2} | {card.PublishedTop1:P2} | {card.PublishedTop5:P2} |"));
}
