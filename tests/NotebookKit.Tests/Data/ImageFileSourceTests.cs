using static TorchSharp.torch;

namespace NotebookKit.Tests.Data;

public sealed class ImageFileSourceTests : IDisposable
{
    private static readonly ImagePipeline Varied = new([new RandomResizedCrop(16), new RandomFlip(), new ColourJitter(0.3, 0.3, 0.3, 0.1)], ImageNormalisation.ImageNet);
    private static readonly ImagePipeline Plain = ImagePipeline.Judging(16, ImageNormalisation.ImageNet);
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(1, 1), InlineData(2, 2), InlineData(5, 3)]
    public void An_epoch_is_the_same_bit_for_bit_however_many_workers_there_are(int workers, int ahead)
    {
        ImageFileSet files = Files();
        Assert.Equal(Epoch(files.AsSource(Varied, Plain, new LoadingOptions { Workers = 3, BatchesAhead = 1 }), 7), Epoch(files.AsSource(Varied, Plain, new LoadingOptions { Workers = workers, BatchesAhead = ahead }), 7));
    }

    [Fact]
    public void Another_seed_is_another_epoch() => Assert.NotEqual(Epoch(Files().AsSource(Varied), 7), Epoch(Files().AsSource(Varied), 8));

    [Theory]
    [InlineData(0), InlineData(2), InlineData(6), InlineData(9)]
    public void An_epoch_goes_on_in_the_middle_as_if_it_had_never_stopped(int skip)
    {
        IBatchSource source = Files().AsSource(Varied, Plain);
        Assert.Equal(Epoch(source, 7).Skip(skip), Epoch(source, 7, skip));
    }

    [Fact]
    public void What_is_skipped_is_not_even_read()
    {
        ImageFileSet files = Files();
        int[] order = EpochOrder.Of(new BatchOptions(), files.Count, 3);
        File.WriteAllText(files.Files[order[5]].FullName, "damaged");
        using IEnumerator<Batch> rest = files.AsSource(Varied, Plain, new LoadingOptions { BatchesAhead = 1 }).Epoch(Options(4), 3, skip: 2).GetEnumerator();
        Assert.True(rest.MoveNext());
        rest.Current.Dispose();
    }

    [Fact]
    public void Passes_in_order_have_each_image_once_with_its_label_and_the_last_batch_is_smaller()
    {
        ImageFileSource source = Files().AsSource(Varied, Plain);
        List<(int, long)> seen = [];
        foreach (Batch batch in source.InOrder(Options(8)))
            using (batch) for (int i = 0; i < batch.Count; i++) seen.Add((batch.Count, batch.Labels[i].item<long>()));
        Assert.Equal(source.Labels.Select(label => (long)label), seen.Select(pair => pair.Item2));
        Assert.Equal([8, 8, 8, 3], seen.Select(pair => pair.Item1).Where((_, i) => i % 8 == 0));
    }

    [Fact]
    public void A_batch_has_what_the_pipeline_makes_of_each_file()
    {
        ImageFileSet files = Files();
        using Batch batch = files.ToBatches(Plain, Options(27)).Single();
        for (int i = 0; i < files.Count; i++)
        {
            using Tensor alone = Plain.ToTensor(files.Files[i].FullName), part = batch.Images[i];
            Assert.Equal(Samples.Values(alone), Samples.Values(part));
        }
    }

    [Fact]
    public void Channels_last_is_a_matter_of_strides_alone()
    {
        ImageFileSource source = Files().AsSource(Plain);
        using Batch planes = source.InOrder(Options(27)).Single(), last = source.InOrder(Options(27) with { ChannelsLast = true }).Single();
        Assert.Equal((1L, 3L), (planes.Images.stride(3), last.Images.stride(3)));
        Assert.True(planes.Images.equal(last.Images).all().item<bool>());
    }

    [Fact]
    public void A_subset_is_a_source_of_its_own()
    {
        IBatchSource part = Files().AsSource(Plain).Subset([20, 3]);
        Assert.Equal((2, 2, 0), (part.Count, part.Labels[0], part.Labels[1]));
        using Batch batch = part.InOrder(Options(8)).Single();
        Assert.Equal([2, 0], batch.Labels.data<long>().ToArray());
    }

    [Fact]
    public void A_sampler_decides_the_order_and_what_it_repeats_is_varied_anew()
    {
        BatchOptions options = Options(6) with { Sampler = random => [.. Enumerable.Repeat(random.Next(5), 6)] };
        using Batch batch = Files().AsSource(Varied).Epoch(options, 1).Single();
        using Tensor first = batch.Images[0], second = batch.Images[1];
        Assert.NotEqual(Samples.Values(first), Samples.Values(second));
        Assert.Single(batch.Labels.data<long>().ToArray().Distinct());
    }

    [Fact]
    public void A_sampler_that_asks_for_an_image_that_is_not_there_is_refused() =>
        Assert.Equal(
            "The sampler asked for image 27, but there are 27, numbered from 0.",
            Assert.Throws<KitException>(() => Files().AsSource(Plain).Epoch(Options(4) with { Sampler = _ => [0, 27] }, 1).First()).Message);

    [Fact]
    public void An_unreadable_image_surfaces_in_its_turn_with_its_name()
    {
        ImageFileSet files = Files();
        File.WriteAllBytes(files.Files[13].FullName, File.ReadAllBytes(files.Files[13].FullName)[..300]);
        List<int> seen = [];
        KitException refused = Assert.Throws<KitException>(() =>
        {
            foreach (Batch batch in files.ToBatches(Plain, Options(5)))
                using (batch) seen.Add(batch.Count);
        });
        Assert.Equal([5, 5], seen);
        Assert.StartsWith($"{files.Files[13].FullName} is ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unreadable_images_are_left_out_from_the_beginning_and_named()
    {
        ImageFileSet files = Files();
        File.WriteAllBytes(files.Files[13].FullName, []);
        File.WriteAllText(files.Files[2].FullName, "<html>");

        ImageFileSource source = files.AsSource(Varied, Plain, new LoadingOptions { Unreadable = UnreadableImages.Skip });

        Assert.Equal((25, 25), (source.Count, source.InOrder(Options(7)).Sum(Counted)));
        Assert.Equal([files.Files[2].FullName, files.Files[13].FullName], source.Unreadable.Select(image => image.File.FullName));
        Assert.StartsWith("2 of 27 images cannot be read and are left out:\n  ", new UnreadableReport(source.Unreadable, 27).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_of_which_nothing_can_be_read_is_refused()
    {
        ImageFileSet files = Files();
        foreach (StoredFile file in files.Files) File.WriteAllText(file.FullName, "damaged");
        Assert.StartsWith("None of the 27 images of photos can be read; the first: ", Assert.Throws<KitException>(() => files.AsSource(Plain, Plain, new LoadingOptions { Unreadable = UnreadableImages.Skip })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_that_come_out_in_two_sizes_are_named_with_both()
    {
        KitException refused = Assert.Throws<KitException>(() => Files().ToBatches(new ImagePipeline([new ResizeShorterSide(16)], ImageNormalisation.ImageNet)).Sum(Counted));
        Assert.Matches(@"becomes \d+×16, but the first image \d+×16: end the pipeline with a step", refused.Message);
    }

    [Fact]
    public void Leaving_the_loop_ends_the_workers_and_frees_what_they_were_filling()
    {
        ImageFileSource source = Files().AsSource(Varied, Plain, new LoadingOptions { Workers = 3, BatchesAhead = 3 });
        Counted(source.Epoch(Options(4), 1).First());
        long tensors = Samples.LiveTensors();
        for (int i = 0; i < 20; i++)
        {
            foreach (Batch batch in source.Epoch(Options(4), i))
            {
                batch.Dispose();
                if (i % 2 == 0) break;
            }
        }

        Assert.Equal(tensors, Samples.LiveTensors());
        Assert.DoesNotContain(Threads(), name => name.StartsWith("image loader", StringComparison.Ordinal));
    }

    [Fact]
    public void Cancelling_ends_the_epoch_and_the_workers()
    {
        using CancellationTokenSource stop = new();
        ImageFileSource source = Files().AsSource(Varied);
        long tensors = Samples.LiveTensors();
        Assert.Throws<OperationCanceledException>(() =>
        {
            foreach (Batch batch in source.Epoch(Options(4), 1, stop: stop.Token))
            {
                batch.Dispose();
                stop.Cancel();
            }
        });
        Assert.Equal(tensors, Samples.LiveTensors());
        Assert.DoesNotContain(Threads(), name => name.StartsWith("image loader", StringComparison.Ordinal));
    }

    [Fact]
    public void No_more_batches_are_opened_than_are_allowed()
    {
        ImageFileSource source = Files().AsSource(Varied, Plain, new LoadingOptions { Workers = 4, BatchesAhead = 2 });
        long before = Samples.LiveTensors();
        using IEnumerator<Batch> batches = source.Epoch(Options(2), 1).GetEnumerator();
        batches.MoveNext();
        Thread.Sleep(200);
        Assert.InRange(Tensor.TotalCount - before, 2, 6); // Images and labels of the batch in use and of two ahead.
        batches.Current.Dispose();
    }

    [Fact]
    public void A_consumers_own_scope_does_not_free_what_workers_are_filling()
    {
        ImageFileSource source = Files().AsSource(Varied, Plain);
        using IEnumerator<Batch> batches = source.Epoch(Options(2), 1).GetEnumerator();
        int count = 0;
        while (true)
        {
            using var scope = NewDisposeScope();
            if (!batches.MoveNext()) break;
            using Batch batch = batches.Current;
            count += batch.Count;
            Assert.True(batch.Images.isfinite().all().item<bool>());
        }

        Assert.Equal(26, count);
    }

    [Fact]
    public void Small_images_are_decoded_into_memory()
    {
        ImageSplit split = Files().Decode(24);
        Assert.Equal((27, 3, 24, 24), (split.Count, split.Channels, split.Height, split.Width));
        Assert.Equal(Files().Labels, split.Labels);
    }

    [Fact]
    public void An_unreadable_image_in_memory_is_left_out_with_its_label()
    {
        ImageFileSet files = Files();
        File.WriteAllText(files.Files[0].FullName, "damaged");
        ImageSplit split = files.Decode(8, loading: new LoadingOptions { Unreadable = UnreadableImages.Skip });
        Assert.Equal([8, 9, 9], split.CountPerClass(3));
        Assert.StartsWith(files.Files[0].FullName, Assert.Throws<KitException>(() => files.Decode(8)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_fits_into_one_array_is_refused_with_the_other_way()
    {
        KitException refused = Assert.Throws<KitException>(() => Files().Decode(10_000));
        Assert.Contains("decode them while training, with AsSource", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static BatchOptions Options(int size) => new() { BatchSize = size };

    private static int Counted(Batch batch)
    {
        using (batch) return batch.Count;
    }

    private static List<string> Epoch(IBatchSource source, int seed, int skip = 0)
    {
        List<string> batches = [];
        foreach (Batch batch in source.Epoch(Options(4), seed, skip))
            using (batch) batches.Add(Convert.ToHexString(batch.Images.bytes) + Convert.ToHexString(batch.Labels.bytes));
        return batches;
    }

    private static List<string> Threads() => OperatingSystem.IsLinux() ? [.. Directory.GetDirectories("/proc/self/task").Select(task => File.ReadAllText(Path.Combine(task, "comm")).Trim())] : [];

    private ImageFileSet Files() => Directory.Exists(_folder["photos"]) ? ImageFolder.Load(_folder["photos"]) : ImageFolder.Load(Photographs.PutInto(_folder["photos"], 9));
}
