using NotebookKit;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>Whether decoding keeps up with training and leaves it its cores: each alone, then both at once. Alone they add up to what both need.</summary>
internal static class Loading
{
    private const int BatchSize = 20, Size = 64, Images = 200;

    public static int Run()
    {
        Decoding.Folder("small", 500, 375);
        return Benchmark.Run(new Benchmark(
            $"Training ResNet-8 on {Images} JPEG files of 500×375, decoded in full size and cropped to {Size}×{Size}", "epoch",
            [Contestant.Own("training while decoding", "load-both"), Contestant.Own("training on ready batches", "load-train"), Contestant.Own("decoding alone", "load-decode")],
            Units: 1, Rounds: 5));
    }

    public static (string Ready, Action Work) Both()
    {
        (ImageFileSource source, BatchOptions options) = Source();
        Action<Tensor, Tensor> step = Step();
        int seed = 0;
        return Ready(() =>
        {
            foreach (Batch batch in source.Epoch(options, seed++))
                using (batch) step(batch.Images, batch.Labels);
        });
    }

    public static (string Ready, Action Work) Train()
    {
        Action<Tensor, Tensor> step = Step();
        Tensor images = randn(BatchSize, Size, Size, 3).permute(0, 3, 1, 2), labels = randint(10, [BatchSize], dtype: int64);
        return Ready(() =>
        {
            for (int i = 0; i < Images / BatchSize; i++) step(images, labels);
        });
    }

    public static (string Ready, Action Work) Decode()
    {
        (ImageFileSource source, BatchOptions options) = Source();
        int seed = 0;
        return Ready(() =>
        {
            foreach (Batch batch in source.Epoch(options, seed++)) batch.Dispose();
        });
    }

    private static (string Ready, Action Work) Ready(Action work) => ($"{get_num_threads()} threads to train, {LoadingOptions.Default.Workers} to decode", work);

    private static (ImageFileSource Source, BatchOptions Options) Source()
    {
        StoredFile[] files = [.. Directory.GetFiles(Decoding.Home("small")).Order(StringComparer.Ordinal).Select(StoredFile.OnDisk)];
        var set = new ImageFileSet("noise", files, [.. Enumerable.Range(0, files.Length).Select(i => i % 10)], [.. Enumerable.Range(0, 10).Select(i => $"class {i}")]);
        var options = new BatchOptions { BatchSize = BatchSize, ChannelsLast = true, Sampler = random => [.. Enumerable.Range(0, Images).Select(_ => random.Next(files.Length))] };
        return (set.AsSource(ImagePipeline.Training(Size, ImageNormalisation.ImageNet)), options);
    }

    private static Action<Tensor, Tensor> Step()
    {
        manual_seed(1);
        var model = new CifarResNet(8);
        AccelerationProbe.Decide(new TrainingOptions());
        MemoryLayout.ChannelsLast(model);
        var optimizer = optim.SGD(model.parameters(), 0.01, 0.9);
        model.train();
        return (images, labels) =>
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            Tensor loss = nn.functional.cross_entropy(model.call(images), labels);
            loss.backward();
            optimizer.step();
        };
    }
}
