using static TorchSharp.torch;

namespace NotebookKit.Tests.Training;

public sealed class TrainerTests
{
    private static readonly TrainingOptions Short = new() { Epochs = 3, BatchSize = 20, Progress = new Silence() };

    [Fact]
    public void A_short_training_tells_trousers_from_bags()
    {
        manual_seed(1);
        using var model = new CifarResNet(8, channels: 1, classes: 2);
        TrainingRun run = Trainer.Fit(model, Samples.TrousersAndBags, Short with { Epochs = 5 });
        Assert.InRange(run.Evaluate(Samples.TrousersAndBags.Test).Accuracy, 0.9, 1);
    }

    [Fact]
    public void The_same_seed_gives_the_same_history()
    {
        double[] Losses()
        {
            manual_seed(4);
            using var model = new CifarResNet(8, channels: 1, classes: 2, width: 4);
            return [.. Trainer.Fit(model, Samples.TrousersAndBags, Short).History.Epochs.Select(epoch => epoch.TrainLoss)];
        }

        Assert.Equal(Losses(), Losses());
    }

    [Fact]
    public void The_number_of_live_tensors_is_flat_from_step_to_step()
    {
        using var model = new ProbedModel();
        Samples.LiveTensors();
        Trainer.Fit(model, Samples.TrousersAndBags, Short);
        // The first step makes the gradients and the momentum, the first evaluation the kept weights: flat after the first epoch.
        Assert.Single(model.LiveTensors.Skip(model.LiveTensors.Count / 3 + 1).Distinct());
    }

    [Fact]
    public void A_log_has_a_line_every_so_many_batches_of_each_epoch()
    {
        using var model = new CifarResNet(8, channels: 1, classes: 2, width: 4);
        TrainingHistory history = Trainer.Fit(model, Samples.TrousersAndBags, Short with { Epochs = 2, LogEvery = 4 }).History;
        Assert.Equal([(1, 4), (1, 8), (2, 4), (2, 8)], history.Log.Lines.Select(line => (line.Epoch, line.Batch)));
    }

    [Fact]
    public void The_last_line_of_an_epochs_log_is_what_the_epoch_says()
    {
        using var model = new CifarResNet(8, channels: 1, classes: 2, width: 4);
        TrainingHistory history = Trainer.Fit(model, Samples.TrousersAndBags, Short with { Epochs = 1, LogEvery = 9 }).History;
        Assert.Equal((history.Epochs[0].TrainLoss, history.Epochs[0].TrainAccuracy), (history.Log.At(9)!.Loss, history.Log.At(9)!.Accuracy));
    }

    [Fact]
    public void Nobody_asked_for_no_log()
    {
        using var model = new CifarResNet(8, channels: 1, classes: 2, width: 4);
        Assert.Empty(Trainer.Fit(model, Samples.TrousersAndBags, Short with { Epochs = 1 }).History.Log.Lines);
    }

    [Fact]
    public void A_finished_training_leaves_no_tensor_behind()
    {
        using var model = new CifarResNet(8, channels: 1, classes: 2, width: 4);
        long before = Samples.LiveTensors();
        Trainer.Fit(model, Samples.TrousersAndBags, Short);
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Cancelling_stops_before_the_next_batch()
    {
        using var stop = new CancellationTokenSource();
        using var model = new ProbedModel { AtStep = step => { if (step == 5) stop.Cancel(); } };

        TrainingRun run = Trainer.Fit(model, Samples.TrousersAndBags, Short with { CancellationToken = stop.Token });

        Assert.Equal(5, model.LiveTensors.Count);
        Assert.True(run.Stopped);
    }

    [Fact]
    public void Cancelling_keeps_the_epochs_that_ended_and_their_best_weights()
    {
        using var stop = new CancellationTokenSource();
        using var model = new ProbedModel { AtStep = step => { if (step == 12) stop.Cancel(); } };

        TrainingRun run = Trainer.Fit(model, Samples.TrousersAndBags, Short with { CancellationToken = stop.Token });

        Assert.Single(run.History.Epochs);
        Assert.Equal(run.History.Best!.ValidationAccuracy, OnValidation(run).Accuracy);
    }

    [Fact]
    public void The_model_ends_with_the_weights_of_its_best_epoch()
    {
        manual_seed(2);
        using var model = new CifarResNet(8, channels: 1, classes: 2, width: 4);
        TrainingRun run = Trainer.Fit(model, Samples.TrousersAndBags, Short with { LearningRate = 0.5 });

        Evaluation again = OnValidation(run);
        Assert.Equal((run.History.Best!.ValidationAccuracy, run.History.Best.ValidationLoss), (again.Accuracy, again.Loss));
    }

    [Fact]
    public void A_loss_that_is_no_number_stops_the_training_with_the_place_and_the_way_out()
    {
        using var model = new CifarResNet(8, channels: 1, classes: 2, width: 4);
        KitException refused = Assert.Throws<KitException>(() => Trainer.Fit(model, Samples.TrousersAndBags, Short with { LearningRate = 1e30 }));
        Assert.Matches(@"^The (loss|gradient) became (NaN|infinite) in epoch \d+, step \d+, at learning rate [\d.]+E\+\d+: lower the learning rate \(it is 1E\+30\); the model holds the weights that it began with\.$", refused.Message);
    }

    [Fact]
    public void After_such_a_loss_the_model_holds_its_last_good_weights()
    {
        using var model = new ProbedModel { AtStep = step => { if (step == 15) throw new KitException("as if the loss were no number"); } };
        Assert.Throws<KitException>(() => Trainer.Fit(model, Samples.TrousersAndBags, Short));
        Assert.All(model.state_dict().Values, weights => Assert.True(weights.isfinite().all().item<bool>()));
        Assert.False(model.training);
    }

    [Theory]
    [InlineData(1), InlineData(5)]
    public void A_model_for_another_number_of_classes_is_refused_with_both_shapes(int classes)
    {
        using var model = new CifarResNet(8, channels: 1, classes: classes, width: 4);
        KitException refused = Assert.Throws<KitException>(() => Trainer.Fit(model, Samples.TrousersAndBags, Short));
        Assert.Equal($"ResNet-8 returns 20×{classes} for a batch, but 2 classes need N×2 logits: build it with classes: 2.", refused.Message);
    }

    [Fact]
    public void A_model_without_parameters_is_refused()
    {
        using var model = nn.Flatten();
        Assert.Equal("Flatten has no parameter that can be trained.", Assert.Throws<KitException>(() => Trainer.Fit(model, Samples.TrousersAndBags, Short)).Message);
    }

    [Fact]
    public void A_label_without_a_class_is_refused()
    {
        using var model = new CifarResNet(8, channels: 1, classes: 1, width: 4);
        Assert.Throws<KitException>(() => Trainer.Fit(model, Samples.TrousersAndBags with { ClassNames = ["Trouser"] }, Short));
    }

    [Fact]
    public void Progress_ends_with_the_last_word()
    {
        var sink = new Collected();
        using var model = new CifarResNet(8, channels: 1, classes: 2, width: 4);
        Trainer.Fit(model, Samples.TrousersAndBags, Short with { Progress = sink });

        Assert.Equal((true, 1.0, 3), (sink.Seen[^1].Ended, sink.Seen[^1].Fraction, sink.Seen[^1].History.Epochs.Count));
        Assert.Single(sink.Seen, progress => progress.Ended);
    }

    [Fact]
    public void Without_validation_images_nothing_is_said_of_them()
    {
        var sink = new Collected();
        using var model = new CifarResNet(8, channels: 1, classes: 2, width: 4);
        Trainer.Fit(model, TrainingSamples.Source(), null, Short with { Epochs = 1, Progress = sink });
        Assert.DoesNotContain("validation", sink.Seen[^1].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public void A_training_on_drawings_says_that_they_are_drawn(bool synthetic)
    {
        var sink = new Collected();
        using var model = new CifarResNet(8, channels: 1, classes: 2, width: 4);
        Trainer.Fit(model, Samples.TrousersAndBags with { IsSynthetic = synthetic }, Short with { Epochs = 1, Progress = sink });
        Assert.Equal(synthetic, sink.Seen[^1].Settings.StartsWith("synthetic: drawn by NotebookKit · ", StringComparison.Ordinal));
    }

    [Fact]
    public void Levers_that_were_asked_for_are_said_so_in_the_log()
    {
        using var model = new CifarResNet(8, channels: 1, classes: 2, width: 4);
        TrainingRun run = Trainer.Fit(model, Samples.TrousersAndBags, Short with { Epochs = 1, BFloat16 = false, ChannelsLast = false, KeepMemory = false, FusedLayers = false });
        Assert.Equal("bfloat16 off (as asked) · channels-last off (as asked) · memory kept off (as asked) · fused layers off (as asked)", run.Acceleration.ToString());
    }

    private static Evaluation OnValidation(TrainingRun run) =>
        run.Evaluate(ValidationSplit.Hold(Samples.TrousersAndBags.Train, run.Options.ValidationFraction, run.Options.Seed).Validation);

    private sealed class Silence : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) { }
    }

    private sealed class Collected : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> Seen { get; } = [];

        public void Report(TrainingProgress value) => Seen.Add(value);
    }
}
