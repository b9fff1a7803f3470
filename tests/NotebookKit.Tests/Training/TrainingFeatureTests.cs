using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NotebookKit.Tests.Training;

public sealed class TrainingFeatureTests
{
    private static readonly IReadOnlyList<string> Names = ["Trouser", "Bag"];

    [Fact]
    public void Two_accumulated_batches_are_one_of_twice_the_size()
    {
        // Without batch norm, whose statistics would see the halves.
        byte[] Trained(int batch, int accumulate)
        {
            manual_seed(1);
            using nn.Module<Tensor, Tensor> model = nn.Sequential(nn.Flatten(), nn.Linear(784, 2));
            Trainer.Fit(model, TrainingSamples.Source(), null, TrainingSamples.Short with { Epochs = 1, BatchSize = batch, Accumulate = accumulate, LabelSmoothing = 0 });
            return TrainingSamples.Weights(model);
        }

        float[] whole = Floats(Trained(40, 1)), halves = Floats(Trained(20, 2));
        Assert.All(whole.Zip(halves), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [Fact]
    public void The_result_is_the_seeds_alone_and_the_callers_generator_is_untouched()
    {
        byte[] Trained(int elsewhere)
        {
            manual_seed(3);
            using var model = new DropoutModel();
            manual_seed(elsewhere);
            using Tensor before = random.get_rng_state();
            Trainer.Fit(model, Samples.TrousersAndBags, TrainingSamples.Short with { Epochs = 1 });
            using Tensor after = random.get_rng_state();
            Assert.True(after.allclose(before, 0, 0));
            return TrainingSamples.Weights(model);
        }

        Assert.Equal(Trained(1), Trained(2));
    }

    [Fact]
    public void Frozen_weights_and_their_statistics_stay()
    {
        using CifarResNet model = TrainingSamples.Network();
        foreach (Parameter parameter in model.parameters()) parameter.requires_grad = false;
        var head = (Linear)model.named_modules().Single(named => named.name == "fc").module;
        foreach (Parameter parameter in head.parameters()) parameter.requires_grad = true;
        var before = model.state_dict().ToDictionary(named => named.Key, named => named.Value.clone());

        Trainer.Fit(model, Samples.TrousersAndBags, TrainingSamples.Short);

        Assert.Equal(["fc.bias", "fc.weight"], model.state_dict().Where(named => !named.Value.allclose(before[named.Key], 0, 0)).Select(named => named.Key).Order());
    }

    [Fact]
    public void Statistics_of_frozen_layers_move_when_asked_to()
    {
        using CifarResNet model = TrainingSamples.Network();
        foreach ((string name, Parameter parameter) in model.named_parameters()) parameter.requires_grad = name.StartsWith("fc", StringComparison.Ordinal);
        using Tensor before = model.state_dict()["bn1.running_mean"].clone();
        Trainer.Fit(model, Samples.TrousersAndBags, TrainingSamples.Short with { FreezeStatistics = false });
        Assert.False(model.state_dict()["bn1.running_mean"].allclose(before, 0, 0));
    }

    [Fact]
    public void A_group_with_rate_nothing_does_not_move()
    {
        using CifarResNet model = TrainingSamples.Network();
        var first = (Conv2d)model.named_modules().Single(named => named.name == "conv1").module;
        using Tensor before = first.weight.detach().clone();
        Trainer.Fit(model, Samples.TrousersAndBags, TrainingSamples.Short with { ParameterGroups = [ParameterGroup.Of(first, 0)] });
        Assert.True(first.weight.allclose(before, 0, 0));
    }

    [Fact]
    public void Without_validation_images_the_last_epochs_weights_are_kept()
    {
        using CifarResNet model = TrainingSamples.Network();
        TrainingRun run = Trainer.Fit(model, TrainingSamples.Source(), null, TrainingSamples.Short with { ClassNames = Names });
        Assert.Equal((2, 2, 0, 200), (run.History.BestEpoch, run.History.Epochs.Count, run.ValidationImages, run.TrainingImages));
        Assert.True(double.IsNaN(run.History.Best!.ValidationAccuracy));
    }

    [Fact]
    public void Early_stopping_says_why()
    {
        using CifarResNet model = TrainingSamples.Network();
        TrainingRun run = Trainer.Fit(model, Samples.TrousersAndBags, TrainingSamples.Short with { Epochs = 9, EarlyStopping = new EarlyStopping(2, MinimumDelta: 10) });
        Assert.Equal((3, true, "no better validation loss in 2 epochs"), (run.History.Epochs.Count, run.Stopped, run.StopReason));
    }

    [Fact]
    public void Early_stopping_by_images_that_are_not_there_is_refused()
    {
        using CifarResNet model = TrainingSamples.Network();
        Assert.Equal(
            "Early stopping watches the validation loss, but there are no validation images: give some, or watch the training loss.",
            Assert.Throws<KitException>(() => Trainer.Fit(model, TrainingSamples.Source(), null, TrainingSamples.Short with { EarlyStopping = new EarlyStopping() })).Message);
    }

    [Fact]
    public void Class_weights_and_balance_and_mixup_and_an_average_train_too()
    {
        using CifarResNet model = TrainingSamples.Network();
        TrainingRun run = Trainer.Fit(model, Samples.TrousersAndBags, TrainingSamples.Short with
        {
            Epochs = 6,
            LearningRate = 0.1,
            ClassWeights = [1, 2],
            BalanceClasses = true,
            MixUp = 0.2,
            AverageDecay = 0.9,
            ClipNorm = 1,
        });
        Assert.InRange(run.Evaluate(Samples.TrousersAndBags.Test).Accuracy, 0.85, 1);
    }

    [Fact]
    public void The_average_is_what_is_judged_and_kept()
    {
        using CifarResNet model = TrainingSamples.Network();
        TrainingRun run = Trainer.Fit(model, Samples.TrousersAndBags, TrainingSamples.Short with { AverageDecay = 0.9 });
        Evaluation again = run.Evaluate(ValidationSplit.Hold(Samples.TrousersAndBags.Train, run.Options.ValidationFraction, run.Options.Seed).Validation);
        Assert.Equal(run.History.Best!.ValidationLoss, again.Loss);
    }

    [Fact]
    public void An_average_moves_by_its_decay_and_swaps_without_a_trace()
    {
        using Linear layer = nn.Linear(1, 1, hasBias: false);
        using var flat = new FlatParameters(layer, []);
        flat.Weights.fill_(1);
        using var average = new WeightAverage(new TrainedTensors(flat, layer), 0.5);
        flat.Weights.fill_(3);
        average.Add(100);
        average.Swap();
        Assert.Equal((2f, 3f), (layer.weight[0, 0].item<float>(), average.Values[0][0].item<float>()));
        average.Swap();
        Assert.Equal((3f, 2f), (layer.weight[0, 0].item<float>(), average.Values[0][0].item<float>()));
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public void Mixup_blends_images_by_its_part_and_keeps_their_layout(bool channelsLast)
    {
        Tensor images = arange(4, ScalarType.Float32).view(4, 1, 1, 1).expand(4, 2, 3, 3).contiguous();
        using var batch = new Batch(channelsLast ? MemoryLayout.ChannelsLast(images) : images, arange(4));
        MixUp mixed = MixUp.Of(batch, 0.4, new Random(1));
        for (int i = 0; i < 4; i++)
            Assert.Equal(mixed.Part * i + (1 - mixed.Part) * mixed.Other[i].item<long>(), mixed.Images[i, 1, 2, 0].item<float>(), 1e-5);
        Assert.Equal(batch.Images.stride(), mixed.Images.stride());
    }

    [Theory]
    [InlineData(0.2), InlineData(1), InlineData(4)]
    public void Mixups_parts_have_the_variance_of_their_law(double alpha)
    {
        var random = new Random(2);
        double[] parts = [.. Enumerable.Range(0, 20_000).Select(_ => MixUp.Beta(alpha, random))];
        Assert.Equal(0.5, parts.Average(), 0.02);
        Assert.Equal(1 / (4 * (2 * alpha + 1)), parts.Average(part => (part - 0.5) * (part - 0.5)), 0.01);
    }

    [Fact]
    public void Balanced_sampling_draws_each_class_equally_often_and_each_image_of_it_in_turn()
    {
        int[] labels = [.. Enumerable.Repeat(0, 90), .. Enumerable.Repeat(1, 10)];
        IReadOnlyList<int> drawn = ClassSampling.Balanced(labels)(new Random(1));
        Assert.Equal((50, 50), (drawn.Count(i => labels[i] == 0), drawn.Count(i => labels[i] == 1)));
        Assert.All(drawn.Where(i => labels[i] == 1).CountBy(i => i), image => Assert.Equal(5, image.Value));
        Assert.All(drawn.Where(i => labels[i] == 0).CountBy(i => i), image => Assert.Equal(1, image.Value));
    }

    [Fact]
    public void Class_weights_make_classes_count_equally() => Assert.Equal([0.5, 2, 0], ClassSampling.Weights([0, 0, 0, 0, 1], 3).Select(weight => Math.Round(weight * 3 / 2.5, 12)));

    [Fact]
    public void Time_spent_waiting_for_data_is_noted()
    {
        using CifarResNet model = TrainingSamples.Network();
        TrainingRun run = Trainer.Fit(model, new SlowSource(TrainingSamples.Source()), null, TrainingSamples.Short with { Epochs = 1, BatchSize = 50 });
        Assert.InRange(run.History.Epochs[0].DataWaitSeconds, 4 * 0.02, run.History.Epochs[0].Seconds);
    }

    private static float[] Floats(byte[] bytes) => System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(bytes).ToArray();

    /// <summary>A source that takes 20 ms and more for each batch.</summary>
    private sealed class SlowSource(IBatchSource inner) : IBatchSource
    {
        public int Count => inner.Count;

        public IReadOnlyList<int> Labels => inner.Labels;

        public IEnumerable<Batch> Epoch(BatchOptions options, int seed, int skip = 0, CancellationToken stop = default)
        {
            foreach (Batch batch in inner.Epoch(options, seed, skip, stop))
            {
                Thread.Sleep(21);
                yield return batch;
            }
        }

        public IEnumerable<Batch> InOrder(BatchOptions options, CancellationToken stop = default) => inner.InOrder(options, stop);

        public IBatchSource Subset(IReadOnlyList<int> indices) => new SlowSource(inner.Subset(indices));
    }
}
