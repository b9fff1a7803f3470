using System.Collections.Concurrent;

namespace NotebookKit.Tests.Data;

/// <summary>The real sets, where NOTEBOOKKIT_DATA has them.</summary>
public sealed class RealDatasetsTests
{
    [Theory]
    [InlineData("pets-224", 1470, 2, "train 735, test 735"), InlineData("idrid-448", 516, 5, "train 413, test 103")]
    [InlineData("clothing-2600-224", 2600, 17, ""), InlineData("imagenet-sample-600", 600, 600, "")]
    public void Every_image_of_a_set_of_files_can_be_read(string name, int count, int classes, string parts)
    {
        Need.RealData(name);
        ImageFileSet set = Datasets.LoadFiles(name);
        Assert.Equal((count, classes), (set.Count, set.ClassNames.Count));
        Assert.Equal(parts, string.Join(", ", set.Parts.OrderDescending().Select(part => $"{part} {set.Part(part).Count}")));
        Assert.Empty(set.Readable().Unreadable);
        Assert.NotNull(set.Papers);
    }

    [Fact]
    public void Cifar_as_JPEG_decodes_into_memory_like_any_small_set()
    {
        Need.RealData("cifar10-jpg.zip");
        ImageDataset cifar = Datasets.Load("cifar10-jpg");
        Assert.Equal((50_000, 10_000, 3, 32, 32), (cifar.Train.Count, cifar.Test.Count, cifar.Train.Channels, cifar.Train.Height, cifar.Train.Width));
        Assert.All(cifar.Train.CountPerClass(10), count => Assert.Equal(5_000, count));
        PixelNormalisation statistics = PixelNormalisation.Of(cifar.Train);
        Assert.All(new[] { 0.4914, 0.4822, 0.4465 }.Index(), known => Assert.Equal(known.Item, statistics.Mean[known.Index], 0.002));
    }

    [Fact]
    public void Cifar_without_loss_has_the_pictures_that_the_JPEGs_were_made_of()
    {
        Need.RealData("cifar10-jpg.zip");
        Need.RealData("cifar10-lossless-4000");
        ImageDataset exact = Datasets.Load("cifar10-lossless-4000"), lossy = Datasets.Load("cifar10-jpg");
        Assert.Equal((3_600, 400), (exact.Train.Count, exact.Test.Count));
        for (int i = 0; i < 20; i++)
        {
            byte[] picture = exact.Train.Image(i).ToArray();
            int label = exact.Train.Labels[i];
            ConcurrentBag<double> distances = [];
            Parallel.For(0, lossy.Train.Count, j =>
            {
                if (lossy.Train.Labels[j] != label) return;
                long sum = 0;
                ReadOnlySpan<byte> other = lossy.Train.Image(j);
                for (int k = 0; k < picture.Length; k++) sum += Math.Abs(picture[k] - other[k]);
                distances.Add((double)sum / picture.Length);
            });
            Assert.InRange(distances.Min(), 0, 12);
        }
    }

    [Fact]
    public void Captions_of_Flickr8k_have_their_official_parts_and_images()
    {
        Need.RealData("flickr8k-1000-224");
        CaptionDataset captions = Datasets.LoadCaptions("flickr8k-1000-224");
        // One of the 8,093 names is a slip of the authors' ("2258277193_586949ec62.jpg.1").
        Assert.Equal((8_093, 40_460, 1_000), (captions.Count, captions.CaptionCount, captions.WithFiles().Count));
        Assert.Equal([753, 113, 125], new[] { "train", "validation", "test" }.Select(part => captions.WithFiles().Part(part).Count));
        Assert.All(captions.WithFiles().Images, image =>
        {
            using DecodedImage decoded = image.File!.Decode();
            Assert.InRange(Math.Min(decoded.Width, decoded.Height), 150, 224);
        });
    }

    [Fact]
    public void Captions_of_COCO_are_all_there()
    {
        Need.RealData("coco-captions-val2017");
        CaptionDataset captions = Datasets.LoadCaptions("coco-captions-val2017");
        Assert.Equal((5_000, 25_014), (captions.Count, captions.CaptionCount));
        Assert.All(captions.Images, image => Assert.InRange(image.Captions.Count, 5, 8));
    }

    [Fact]
    public void One_senders_clothes_stay_together()
    {
        Need.RealData("clothing-2600-224");
        ImageFileSet[] parts = Datasets.LoadFiles("clothing-2600-224").Split([0.8, 0.2], seed: 1);
        Assert.Empty(parts[0].Groups!.Intersect(parts[1].Groups!));
        Assert.InRange(parts[1].Count, 500, 540);
    }
}
