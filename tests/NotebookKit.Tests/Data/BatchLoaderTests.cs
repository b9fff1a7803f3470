using static TorchSharp.torch;

namespace NotebookKit.Tests.Data;

public sealed class BatchLoaderTests
{
    private static readonly ImageSplit Noise = Samples.Noise(10, 3, 5, 7);
    private static readonly PixelNormalisation Statistics = PixelNormalisation.Of(Noise);

    [Fact]
    public void An_image_that_is_not_there_cannot_be_chosen() => Assert.Equal(
        "There is no image 999 in the source: it has 10, numbered from 0.", Assert.Throws<KitException>(() => new BatchLoader(Noise, Statistics).Subset([999])).Message);

    [Theory]
    [InlineData(false), InlineData(true)]
    public void A_batch_holds_what_torch_computes_from_the_bytes(bool channelsLast)
    {
        using Batch batch = new BatchLoader(Noise, Statistics) { BatchSize = 10, ChannelsLast = channelsLast }.InOrder().Single();
        using var scope = NewDisposeScope();
        Tensor mean = tensor(Statistics.Mean.ToArray(), float32).view(1, 3, 1, 1), deviation = tensor(Statistics.StandardDeviation.ToArray(), float32).view(1, 3, 1, 1);
        Tensor expected = (Noise.Images([.. Enumerable.Range(0, 10)]).to(float32) / 255 - mean) / deviation;

        Assert.True(batch.Images.allclose(expected, 1e-5, 1e-5));
    }

    [Theory]
    [InlineData(false, 1), InlineData(true, 3)]
    public void Channels_last_is_a_matter_of_strides_alone(bool channelsLast, long columnStride)
    {
        using Batch batch = new BatchLoader(Noise, Statistics) { ChannelsLast = channelsLast }.InOrder().Single();
        Assert.Equal(([10L, 3, 5, 7], columnStride), (batch.Images.shape, batch.Images.stride(3)), Shapes);
    }

    [Fact]
    public void A_shuffled_epoch_shows_no_image_twice_and_keeps_labels_with_images()
    {
        var loader = new BatchLoader(Noise, Statistics) { BatchSize = 3 };
        List<int> seen = [];
        foreach (Batch batch in loader.Shuffled(new Random(3)))
        {
            using (batch)
            {
                for (int i = 0; i < batch.Count; i++)
                {
                    int source = SourceOf(Samples.Values(batch.Images[i]), [.. AllMoves(0, flips: false)]);
                    Assert.Equal(Noise.Labels[source], batch.Labels[i].item<long>());
                    seen.Add(source);
                }
            }
        }

        Assert.Equal(9, seen.Distinct().Count());
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public void Every_augmented_image_is_a_moved_or_mirrored_original_with_black_where_it_moved_away(bool channelsLast)
    {
        var loader = new BatchLoader(Noise, Statistics) { BatchSize = 10, ChannelsLast = channelsLast, Augmentation = new Augmentation(2, Flip: true) };
        Move[] moves = [.. AllMoves(2, flips: true)];
        foreach (Batch batch in loader.Shuffled(new Random(1)))
            using (batch)
                for (int i = 0; i < batch.Count; i++) Assert.InRange(SourceOf(Samples.Values(batch.Images[i]), moves), 0, 9);
    }

    [Fact]
    public void The_same_seed_gives_the_same_batches()
    {
        var loader = new BatchLoader(Noise, Statistics) { BatchSize = 4, Augmentation = new Augmentation(1, true) };
        float[] First(int seed)
        {
            using Batch batch = loader.Shuffled(new Random(seed)).First();
            return Samples.Values(batch.Images);
        }

        Assert.Equal(First(7), First(7));
        Assert.NotEqual(First(7), First(8));
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(3)]
    public void An_epoch_goes_on_in_the_middle_as_if_it_had_never_stopped(int skip)
    {
        var source = new BatchLoader(Noise, Statistics) { Augmentation = new Augmentation(2, true) };
        List<float> Epoch(int skipped)
        {
            List<float> values = [];
            foreach (Batch batch in source.Epoch(new BatchOptions { BatchSize = 2 }, seed: 5, skipped))
                using (batch) values.AddRange(Samples.Values(batch.Images));
            return values;
        }

        Assert.Equal(Epoch(0).Skip(skip * 2 * Noise.ImageBytes), Epoch(skip));
    }

    [Fact]
    public void A_subset_is_the_chosen_images_in_their_order()
    {
        using Batch all = new BatchLoader(Noise, Statistics).InOrder().Single(), part = new BatchLoader(Noise, Statistics).Subset([8, 1]).Subset([1, 0]).InOrder(new BatchOptions()).Single();
        using Tensor chosen = all.Images.index_select(0, tensor(new[] { 1L, 8L }));
        Assert.Equal(Samples.Values(chosen), Samples.Values(part.Images));
        Assert.Equal([Noise.Labels[1], Noise.Labels[8]], part.Labels.data<long>().ToArray());
    }

    [Fact]
    public void A_sampler_decides_the_order()
    {
        var source = new BatchLoader(Noise, Statistics);
        using Batch batch = source.Epoch(new BatchOptions { BatchSize = 3, Sampler = _ => [4, 4, 2] }, 1).Single();
        Assert.Equal([Noise.Labels[4], Noise.Labels[4], Noise.Labels[2]], batch.Labels.data<long>().ToArray());
    }

    [Fact]
    public void A_thousand_classes_have_room()
    {
        var images = new ImageSplit("train", [.. Enumerable.Range(0, 1000).Select(i => (byte)i)], [.. Enumerable.Range(0, 1000)], 1, 1, 1);
        using Batch batch = new BatchLoader(images, new PixelNormalisation([0.5], [0.5])).InOrder(new BatchOptions { BatchSize = 1000 }).Single();
        Assert.Equal(999, batch.Labels[999].item<long>());
    }

    [Fact]
    public void Fewer_images_than_a_batch_make_one_small_batch() =>
        Assert.Equal(1, new BatchLoader(Noise, Statistics) { BatchSize = 128 }.Steps);

    [Fact]
    public void Statistics_of_other_channels_are_refused() =>
        Assert.Throws<ArgumentException>(() => new BatchLoader(Samples.Noise(2, 1, 4, 4), Statistics));

    private static bool Shapes((long[] Shape, long Stride) left, (long[] Shape, long Stride) right) => left.Shape.SequenceEqual(right.Shape) && left.Stride == right.Stride;

    private static IEnumerable<Move> AllMoves(int reach, bool flips) =>
        from down in Enumerable.Range(-reach, 2 * reach + 1)
        from right in Enumerable.Range(-reach, 2 * reach + 1)
        from flip in flips ? new[] { false, true } : [false]
        select new Move(down, right, flip);

    /// <summary>The image that a batch's values were made of, found by trying every image and every move.</summary>
    private static int SourceOf(float[] values, Move[] moves) =>
        Enumerable.Range(0, Noise.Count).FirstOrDefault(image => moves.Any(move => IsMade(values, image, move)), -1);

    private static bool IsMade(float[] values, int image, Move move)
    {
        ReadOnlySpan<byte> source = Noise.Image(image);
        for (int channel = 0; channel < 3; channel++)
            for (int row = 0; row < 5; row++)
                for (int column = 0; column < 7; column++)
                {
                    int y = row + move.Down, x = (move.Flip ? 6 - column : column) + move.Right;
                    int value = y is >= 0 and < 5 && x is >= 0 and < 7 ? source[(channel * 5 + y) * 7 + x] : 0;
                    double expected = (value / 255.0 - Statistics.Mean[channel]) / Statistics.StandardDeviation[channel];
                    if (Math.Abs(values[(channel * 5 + row) * 7 + column] - expected) > 1e-5) return false;
                }

        return true;
    }

    private sealed record Move(int Down, int Right, bool Flip);
}
