namespace NotebookKit.Tests.Training;

public sealed class CheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_stopped_training_goes_on_and_ends_as_if_nothing_had_happened()
    {
        byte[] expected = Trained(Options with { Checkpoint = null }).Weights;
        Stopped(atStep: 13);
        (byte[] weights, TrainingRun run) = Trained(Options);
        Assert.Equal(expected, weights);
        Assert.Equal(12.0 / 27, run.ResumedAt, 1e-9);
        Assert.Equal([1, 2, 3], run.History.Epochs.Select(epoch => epoch.Epoch));
    }

    [Fact]
    public void The_log_within_epochs_goes_on_where_it_was()
    {
        IReadOnlyList<BatchRecord> expected = Trained(Options with { Checkpoint = null, LogEvery = 2 }).Run.History.Log.Lines;
        Stopped(atStep: 13, Options with { LogEvery = 2 });
        IReadOnlyList<BatchRecord> resumed = Trained(Options with { LogEvery = 2 }).Run.History.Log.Lines;
        Assert.Equal(expected.Select(line => (line.Epoch, line.Batch, line.Accuracy)), resumed.Select(line => (line.Epoch, line.Batch, line.Accuracy)));
    }

    [Fact]
    public void Two_checkpoints_are_kept()
    {
        Trained(Options with { Checkpoint = new CheckpointPlan(_folder["checkpoints"]) { EverySteps = 1 } });
        Assert.Equal(["step-0000000026.checkpoint", "step-0000000027.checkpoint"], Files());
    }

    [Theory]
    [InlineData("damaged", "its hash does not fit its content"), InlineData("cut", "its hash does not fit its content"), InlineData("empty", "it is cut short")]
    public void A_checkpoint_that_is_not_whole_is_passed_over_for_the_one_before(string how, string reason)
    {
        byte[] expected = Trained(Options with { Checkpoint = null }).Weights;
        Stopped(atStep: 23);
        string newest = _folder["checkpoints", Files()[^1]];
        byte[] bytes = File.ReadAllBytes(newest);
        if (how == "damaged") bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(newest, how == "cut" ? bytes[..(bytes.Length / 2)] : how == "empty" ? [] : bytes);

        (byte[] weights, TrainingRun run) = Trained(Options);

        Assert.Equal([$"{Path.GetFileName(newest)} cannot be used ({reason}), so the checkpoint before it was tried."], run.Notes);
        Assert.Equal(18.0 / 27, run.ResumedAt, 1e-9);
        Assert.Equal(expected, weights);
    }

    [Fact]
    public void Another_training_is_refused_with_what_differs()
    {
        Trained(Options);
        string Refused(TrainingOptions options, ImageDataset? data = null)
        {
            using var model = new ProbedModel(TrainingSamples.Network());
            return Assert.Throws<KitException>(() => Trainer.Fit(model, data ?? Samples.TrousersAndBags, options)).Message;
        }

        Assert.Contains("(its batch size: 20; now: 30)", Refused(Options with { BatchSize = 30 }), StringComparison.Ordinal);
        Assert.Contains("(its schedule: one cycle, rising for 0.2 of the training; now: constant)", Refused(Options with { Schedule = new ConstantSchedule() }), StringComparison.Ordinal);
        Assert.Contains("(its first batch: ", Refused(Options with { Augmentation = Augmentation.None }), StringComparison.Ordinal);
        Assert.Contains("(its training images: 180 of labels", Refused(Options, Samples.TrousersAndBags with { Train = Samples.TrousersAndBags.Test }), StringComparison.Ordinal);
        Assert.Contains("(bfloat16 the other way)", Refused(Options with { BFloat16 = true }), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_model_is_refused()
    {
        Trained(Options);
        using var wider = new ProbedModel(new CifarResNet(8, channels: 1, classes: 2, width: 8));
        Assert.Contains("(its model: ProbedModel with", Assert.Throws<KitException>(() => Trainer.Fit(wider, Samples.TrousersAndBags, Options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_trainings_at_once_need_two_folders()
    {
        using var first = new CheckpointFolder(_folder["checkpoints"]);
        Assert.StartsWith("Another training writes its checkpoints to", Assert.Throws<KitException>(() => Trained(Options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_killed_process_was_writing_is_cleared_away()
    {
        Directory.CreateDirectory(_folder["checkpoints"]);
        File.WriteAllBytes(_folder["checkpoints", "step-0000000001.checkpoint.1-2.part"], [1]);
        new CheckpointFolder(_folder["checkpoints"]).Dispose();
        Assert.Empty(Directory.GetFiles(_folder["checkpoints"], "*.part"));
    }

    [Fact]
    public void A_learning_rate_that_is_no_number_is_not_written_down()
    {
        using CifarResNet model = TrainingSamples.Network();
        Assert.Throws<KitException>(() => Trainer.Fit(model, Samples.TrousersAndBags, Options with { LearningRate = 1e30 }));
        Assert.Empty(Files());
    }

    public void Dispose() => _folder.Dispose();

    private TrainingOptions Options => TrainingSamples.Short with { Epochs = 3, Checkpoint = _folder["checkpoints"] };

    private string[] Files() => [.. Directory.GetFiles(_folder["checkpoints"], "*.checkpoint").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static (byte[] Weights, TrainingRun Run) Trained(TrainingOptions options)
    {
        using var model = new ProbedModel(TrainingSamples.Network());
        TrainingRun run = Trainer.Fit(model, Samples.TrousersAndBags, options);
        return (TrainingSamples.Weights(model), run);
    }

    private void Stopped(int atStep, TrainingOptions? options = null)
    {
        using var stop = new CancellationTokenSource();
        using var model = new ProbedModel(TrainingSamples.Network()) { AtStep = step => { if (step == atStep - 1) stop.Cancel(); } };
        Trainer.Fit(model, Samples.TrousersAndBags, (options ?? Options) with { CancellationToken = stop.Token });
    }
}
