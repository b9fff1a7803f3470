using NotebookKit;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>An epoch of batches of 128 from 10,000 CIFAR-sized images: shuffled, normalised, cropped and flipped.</summary>
internal static class Batches
{
    private const int Count = 10_000, BatchSize = 128;

    public static Benchmark Benchmark { get; } = new(
        "Augmented batches, 10,000 images of 3×32×32", "epoch",
        [
            Contestant.Own("NotebookKit BatchLoader, crop and flip", "kit-batches"),
            Contestant.Own("TorchSharp DataLoader, crop and flip an image", "torchsharp-augmented"),
            Contestant.Own("TorchSharp DataLoader, no augmentation", "torchsharp-batches"),
        ],
        Units: 1, Rounds: 7);

    public static (string Ready, Action Work) Kit()
    {
        ImageSplit images = Noise();
        var loader = new BatchLoader(images, PixelNormalisation.Of(images)) { Augmentation = new Augmentation(4, true) };
        var options = new BatchOptions { BatchSize = BatchSize, ChannelsLast = true };
        int seed = 0;
        return ("one thread", Unit);

        void Unit()
        {
            foreach (Batch batch in loader.Epoch(options, seed++)) batch.Dispose();
        }
    }

    public static (string Ready, Action Work) TorchSharpLoader()
    {
        ImageSplit images = Noise();
        Tensor pixels = images.Images([.. Enumerable.Range(0, Count)]), labels = tensor(images.Labels.Select(label => (long)label).ToArray());
        return ("TensorDataset, one worker, normalised by batch", Unit);

        void Unit()
        {
            using var loader = utils.data.DataLoader(utils.data.TensorDataset(pixels.alias(), labels.alias()), BatchSize, shuffle: true, num_worker: 1);
            foreach (var batch in loader)
            {
                using var scope = NewDisposeScope();
                _ = batch[0].to(float32).sub_(127.5).div_(73.9);
                batch[0].Dispose();
                batch[1].Dispose();
            }
        }
    }

    public static (string Ready, Action Work) TorchSharpAugmented()
    {
        ImageSplit images = Noise();
        return ("Dataset of augmented items, one worker", Unit);

        void Unit()
        {
            using var dataset = new AugmentedItems(images);
            using var loader = utils.data.DataLoader(dataset, BatchSize, shuffle: true, num_worker: 1);
            foreach (var batch in loader)
                foreach (Tensor part in batch.Values) part.Dispose();
        }
    }

    private static ImageSplit Noise()
    {
        byte[] pixels = new byte[Count * 3 * 32 * 32];
        new Random(1).NextBytes(pixels);
        return new ImageSplit("train", pixels, [.. Enumerable.Range(0, Count).Select(i => (byte)(i % 10))], 3, 32, 32);
    }

    /// <summary>The data set that TorchSharp's documentation would have one write.</summary>
    private sealed class AugmentedItems(ImageSplit images) : utils.data.Dataset
    {
        private readonly Tensor _pixels = images.Images([.. Enumerable.Range(0, images.Count)]);
        private readonly Random _random = new(1);

        public override long Count => images.Count;

        public override Dictionary<string, Tensor> GetTensor(long index)
        {
            using var scope = NewDisposeScope();
            Tensor padded = nn.functional.pad(_pixels[index].to(float32).sub_(127.5).div_(73.9), [4, 4, 4, 4]);
            Tensor image = padded.narrow(1, _random.Next(9), 32).narrow(2, _random.Next(9), 32);
            if (_random.Next(2) == 1) image = image.flip(2);
            return new() { ["image"] = image.contiguous().MoveToOuterDisposeScope(), ["label"] = tensor((long)images.Labels[(int)index]).MoveToOuterDisposeScope() };
        }

        protected override void Dispose(bool disposing)
        {
            _pixels.Dispose();
            base.Dispose(disposing);
        }
    }
}
