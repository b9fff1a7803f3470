using NotebookKit;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>A training step of ResNet-20 on 128 CIFAR-sized images. Ours includes making the augmented batch; the others' is ready.</summary>
internal static class TrainingStep
{
    private const int BatchSize = 128;

    private static readonly Dictionary<string, string> KeptMemory = new() { ["MALLOC_MMAP_MAX_"] = "0", ["MALLOC_TRIM_THRESHOLD_"] = "2147483647" };

    public static Benchmark Benchmark { get; } = new(
        "Training step, ResNet-20, 128 images of 3×32×32", "step",
        [
            Contestant.Own("NotebookKit, its defaults", "kit-step"),
            Contestant.Own("plain TorchSharp", "plain-step"),
            Contestant.Python("PyTorch (Debian), its defaults", "training_step.py", ["plain"]),
            Contestant.Python("PyTorch (Debian), the same levers", "training_step.py", ["levers"], KeptMemory),
        ],
        Units: 6, Rounds: 7);

    /// <summary>The trainer's own loop, batch loading, augmentation, schedule and bookkeeping included.</summary>
    public static (string Ready, Action Work) Kit()
    {
        manual_seed(1);
        var model = new CifarResNet(20);
        byte[] pixels = new byte[BatchSize * 3 * 32 * 32];
        new Random(1).NextBytes(pixels);
        var images = new ImageSplit("train", pixels, [.. Enumerable.Range(0, BatchSize).Select(i => (byte)(i % 10))], 3, 32, 32);
        var options = new TrainingOptions { Epochs = 1_000_000, BatchSize = BatchSize, Progress = new Silence() };
        Acceleration acceleration = AccelerationProbe.Decide(options);
        if (acceleration.ChannelsLast) MemoryLayout.ChannelsLast(model);
        var source = new BatchLoader(images, PixelNormalisation.Of(images)) { Augmentation = Augmentation.For(images) };
        var loop = new TrainingLoop(model, source, options, acceleration, classes: 10);
        var log = new TrainingLog(options, acceleration, loop.Steps, 0, synthetic: true);
        return ($"{get_num_threads()} threads, {acceleration}", () => loop.RunEpoch(new EpochTotals(1), [], (totals, _) => log.EndStep(totals), CancellationToken.None));
    }

    /// <summary>What TorchSharp's own examples write, with a dispose scope, float32 and the allocator as it comes.</summary>
    public static (string Ready, Action Work) Plain()
    {
        manual_seed(1);
        var model = new CifarResNet(20);
        var optimizer = optim.SGD(model.parameters(), 0.1, 0.9, weight_decay: 5e-4, nesterov: true);
        var criterion = nn.CrossEntropyLoss();
        Tensor images = randn(BatchSize, 3, 32, 32), labels = randint(10, [BatchSize], dtype: int64);
        model.train();
        return ($"{get_num_threads()} threads, float32, a ready batch", Unit);

        void Unit()
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            Tensor loss = criterion.call(model.call(images), labels);
            loss.backward();
            optimizer.step();
            loss.item<float>();
        }
    }

    private sealed class Silence : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) { }
    }
}
