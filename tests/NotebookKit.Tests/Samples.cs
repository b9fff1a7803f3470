using static TorchSharp.torch;

namespace NotebookKit.Tests;

/// <summary>Small pieces of the real, embedded clothes.</summary>
internal static class Samples
{
    private static readonly Lazy<ImageDataset> Loaded = new(() => Datasets.Load("fashion-mnist-mini"));

    public static ImageDataset Clothes => Loaded.Value;

    /// <summary>Trousers and bags, which even a short training tells apart: 100 + 100 to learn from, 50 + 50 to be judged on.</summary>
    public static ImageDataset TrousersAndBags { get; } = Clothes with
    {
        Name = "trousers-and-bags",
        Train = TwoClasses(Clothes.Train, 100),
        Test = TwoClasses(Clothes.Test, 50),
        ClassNames = ["Trouser", "Bag"],
    };

    /// <summary>Colour images of random bytes.</summary>
    public static ImageSplit Noise(int count, int channels, int height, int width)
    {
        byte[] pixels = new byte[count * channels * height * width];
        new Random(5).NextBytes(pixels);
        return new ImageSplit("noise", pixels, [.. Enumerable.Range(0, count).Select(i => (byte)(i % 3))], channels, height, width);
    }

    /// <summary>How many tensors are alive, once what other tests left to the garbage collector is gone.</summary>
    public static long LiveTensors()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Tensor.TotalCount;
    }

    public static float[] Values(Tensor tensor)
    {
        using Tensor contiguous = tensor.contiguous();
        return [.. contiguous.data<float>()];
    }

    private static ImageSplit TwoClasses(ImageSplit images, int each)
    {
        int[] Of(byte label) => [.. Enumerable.Range(0, images.Count).Where(i => images.Labels[i] == label).Take(each)];
        ImageSplit both = images.Subset(images.Name, [.. Of(1), .. Of(8)]);
        return new ImageSplit(both.Name, both.Pixels.ToArray(), [.. both.Labels.Select(label => (byte)(label == 1 ? 0 : 1))], 1, 28, 28);
    }
}
