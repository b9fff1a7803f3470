using static TorchSharp.torch;

namespace NotebookKit.Tests.Captioning;

public sealed class CaptionTrainingTests : IDisposable
{
    private static readonly Func<ScoredCaption, string> Text = caption => caption.Text;
    private readonly OneThread _threads = new();

    [Fact]
    public void Padding_never_changes_the_loss()
    {
        using var scope = NewDisposeScope();
        CaptionNetwork network = Scenes.HalfTrained.Network;
        Vocabulary words = Scenes.HalfTrained.Vocabulary;
        CaptionExample[] captions = [.. new[] { "a dog", "a brown horse sleeps in the green grass", "cat" }.Select((text, i) => new CaptionExample(i, [.. words.Encode(text)]))];
        (Tensor together, long right, long count) = CaptionBatch.Of(Scenes.Training.Features, captions).Guess(network);
        (Tensor Loss, long Right, long Words)[] alone = [.. captions.Select(caption => CaptionBatch.Of(Scenes.Training.Features, [caption]).Guess(network))];
        Assert.Equal(alone.Sum(caption => caption.Loss.item<float>()), together.item<float>(), 1e-3f);
        Assert.Equal((alone.Sum(caption => caption.Right), alone.Sum(caption => caption.Words)), (right, count));
        Assert.Equal(3 + 9 + 2, count);
    }

    [Fact]
    public void An_epoch_has_every_caption_once()
    {
        CaptionExample[] captions = [.. Enumerable.Range(0, 100).Select(i => new CaptionExample(i, new int[2 + i % 7]))];
        CaptionExample[][] batches = [.. CaptionBatch.Shuffled(captions, 8, seed: 3)];
        Assert.Equal(captions.Select(caption => caption.Picture), batches.SelectMany(batch => batch).Select(caption => caption.Picture).Order());
        Assert.Equal(13, batches.Length);
        Assert.NotEqual(batches[0], CaptionBatch.Shuffled(captions, 8, seed: 4).First());
    }

    [Fact]
    public void The_weights_of_the_least_validation_loss_are_kept_and_waiting_ends()
    {
        // Sentences in another order of words: the better the scenes are known, the less these are.
        CaptionedFeatures backwards = Scenes.Unseen with { Captions = [.. Scenes.Unseen.Captions.Select(own => (IReadOnlyList<string>)[string.Join(' ', Vocabulary.Split(own[0]).Reverse())])] };
        using Captioner captioner = Captioner.Fit(Scenes.Training, backwards, Scenes.Small with { EarlyStopping = new EarlyStopping(Patience: 2) });
        Assert.Equal("no better validation loss in 2 epochs", captioner.StopReason);
        Assert.Equal(captioner.History.Epochs.Min(epoch => epoch.ValidationLoss), captioner.History.Best!.ValidationLoss);
        Assert.Equal(captioner.History.BestEpoch + 2, captioner.History.Epochs.Count);

        using var scope = NewDisposeScope();
        (Tensor loss, _, long words) = CaptionBatch.Of(backwards.Features, CaptionExample.Of(backwards, captioner.Vocabulary, "validation")).Guess(captioner.Network);
        Assert.Equal(captioner.History.Best.ValidationLoss, loss.item<float>() / words, 1e-4);
    }

    [Fact]
    public void Stopped_it_keeps_what_it_learned()
    {
        using var stop = new CancellationTokenSource();
        var options = Scenes.Small with { CancellationToken = stop.Token, Progress = new Watcher(progress => { if (progress.History.Epochs.Count == 2) stop.Cancel(); }) };
        using Captioner captioner = Captioner.Fit(Scenes.Training, options: options);
        Assert.Equal(("interrupted", 2), (captioner.StopReason, captioner.History.Epochs.Count));
        Assert.NotEmpty(captioner.Greedy(Scenes.Unseen.Features)[0].Words);
    }

    [Fact]
    public void A_seed_repeats_the_training_and_the_callers_generator_is_left_alone()
    {
        using Tensor callers = random.get_rng_state();
        CaptioningOptions options = Scenes.Small with { Epochs = 2, Dropout = 0.3 };
        using Captioner one = Captioner.Fit(Scenes.Training, options: options), same = Captioner.Fit(Scenes.Training, options: options), other = Captioner.Fit(Scenes.Training, options: options with { Seed = 2 });
        using Tensor after = random.get_rng_state();
        Assert.True(callers.Equals(after));
        Assert.Equal(one.History.Epochs.Select(epoch => epoch.TrainLoss), same.History.Epochs.Select(epoch => epoch.TrainLoss));
        Assert.NotEqual(one.History.Epochs.Select(epoch => epoch.TrainLoss), other.History.Epochs.Select(epoch => epoch.TrainLoss));
    }

    [Fact]
    public void Progress_counts_words_and_captions()
    {
        List<TrainingProgress> seen = [];
        using Captioner captioner = Captioner.Fit(Scenes.Training, Scenes.Unseen, Scenes.Small with { Epochs = 2, Progress = new Watcher(seen.Add) });
        TrainingProgress last = seen[^1];
        Assert.Equal((true, false, 2, 5), (last.Ended, last.Stopped, last.Epoch, last.Steps));
        Assert.All(captioner.History.Epochs, epoch => Assert.InRange(epoch.ValidationAccuracy, 0, 1));
        Assert.True(captioner.History.Epochs[1].TrainLoss < captioner.History.Epochs[0].TrainLoss);
    }

    [Fact]
    public void Features_of_any_scale_are_learned_and_wanted_as_they_come()
    {
        using var scope = NewDisposeScope();
        CaptionedFeatures Scaled(CaptionedFeatures pictures) => pictures with { Features = pictures.Features * 40 / 3 + 500 };
        using Captioner captioner = Captioner.Fit(Scaled(Scenes.Training), options: Scenes.Small with { Epochs = 40 });
        CaptionScores scores = CaptionScores.Of(captioner.Greedy(Scaled(Scenes.Unseen).Features), Scenes.Unseen.Captions);
        Assert.True(scores.Bleu[4] > 0.95, $"{scores}");
    }

    [Fact]
    public void A_feature_that_never_varied_in_training_does_not_blow_up()
    {
        using var scope = NewDisposeScope();
        Tensor constant = full([Scenes.Training.Count, 1], 0.25), other = full([Scenes.Unseen.Count, 1], 0.75);
        using Captioner captioner = Captioner.Fit(Scenes.Training with { Features = cat([Scenes.Training.Features, constant], 1) }, options: Scenes.Small with { Epochs = 60 });
        CaptionScores scores = CaptionScores.Of(captioner.Greedy(cat([Scenes.Unseen.Features, other], 1)), Scenes.Unseen.Captions);
        Assert.True(scores.Bleu[4] > 0.8, $"{scores}");
    }

    [Fact]
    public void Stopped_in_its_second_network_it_keeps_the_first()
    {
        using var stop = new CancellationTokenSource();
        bool first = true;
        var options = Scenes.Small with { Epochs = 2, Networks = 3, CancellationToken = stop.Token, Progress = new Watcher(progress => { if (progress.Ended && first) first = false; else if (!first) stop.Cancel(); }) };
        using Captioner captioner = Captioner.Fit(Scenes.Training, options: options);
        Assert.Equal(("interrupted", 1, 1), (captioner.StopReason, captioner.Networks.Count, captioner.Histories.Count));
        Assert.NotEmpty(captioner.Greedy(Scenes.Unseen.Features)[0].Words);
    }

    [Fact]
    public void Stopped_before_its_first_step_it_still_writes()
    {
        using Captioner captioner = Captioner.Fit(Scenes.Training, options: Scenes.Small with { CancellationToken = new CancellationToken(canceled: true) });
        Assert.Equal(("interrupted", 0), (captioner.StopReason, captioner.History.Epochs.Count));
        Assert.NotNull(captioner.Greedy(Scenes.Unseen.Features)[0].Text);
    }

    [Fact]
    public void Numbers_that_explode_are_said()
    {
        KitException error = Assert.Throws<KitException>(() => Captioner.Fit(Scenes.Training, options: Scenes.Small with { LearningRate = 1e60 }));
        Assert.Contains("is no longer a number in epoch 1", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _threads.Dispose();

    private sealed class Watcher(Action<TrainingProgress> seen) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => seen(value);
    }
}
