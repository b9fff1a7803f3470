using static TorchSharp.torch;

namespace NotebookKit.Tests.Captioning;

public sealed class CaptionerTests : IDisposable
{
    private static readonly Func<ScoredCaption, string> Text = caption => caption.Text;
    private readonly OneThread _threads = new();

    [Fact]
    public void New_pictures_of_scenes_that_were_learned_are_described()
    {
        IReadOnlyList<ScoredCaption> captions = Scenes.Trained.Greedy(Scenes.Unseen.Features);
        CaptionScores scores = CaptionScores.Of(captions, Scenes.Unseen.Captions);
        Assert.True(scores.Bleu[4] > 0.95, $"{scores}; {captions[0]}");
    }

    [Fact]
    public void A_beam_of_one_is_greedy()
    {
        IReadOnlyList<ScoredCaption> greedy = Scenes.HalfTrained.Greedy(Scenes.Training.Features), beam = Scenes.HalfTrained.Beam(Scenes.Training.Features, width: 1);
        Assert.Equal(greedy.Select(caption => caption.ToString()), beam.Select(caption => caption.ToString()));
    }

    [Fact]
    public void A_beam_finds_a_likelier_caption_than_the_likeliest_first_word_begins()
    {
        ScoredCaption greedy = Scenes.AtCrossroads.Greedy(Scenes.Crossroads.Features)[0], beam = Scenes.AtCrossroads.Beam(Scenes.Crossroads.Features, width: 2)[0];
        Assert.StartsWith("two ", greedy.Text, StringComparison.Ordinal);
        Assert.Equal("some horses", beam.Text);
        Assert.True(beam.LogProbability > greedy.LogProbability + 0.4, $"{beam} {greedy}");
    }

    [Fact]
    public void A_beam_returns_as_many_captions_as_it_is_wide_best_first_and_none_twice()
    {
        IReadOnlyList<ScoredCaption> captions = Scenes.AtCrossroads.Beams(Scenes.Crossroads.Features, width: 4, lengthNormalisation: 0)[0];
        Assert.Equal(["some horses", "two birds", "two cats", "two dogs"], captions.Select(Text).OrderBy(text => text, StringComparer.Ordinal));
        Assert.Equal(captions.OrderByDescending(caption => caption.LogProbability), captions);
    }

    [Fact]
    public void A_beam_over_many_pictures_finds_what_it_finds_for_each_alone()
    {
        IReadOnlyList<ScoredCaption> together = Scenes.HalfTrained.Beam(Scenes.Training.Features);
        for (int i = 0; i < Scenes.Training.Count; i += 17)
        {
            using Tensor one = Scenes.Training.Features.narrow(0, i, 1);
            Assert.Equal(Scenes.HalfTrained.Beam(one)[0].Text, together[i].Text);
        }
    }

    [Theory]
    [InlineData(0), InlineData(1e-7)]
    public void Sampling_in_the_cold_is_greedy(double temperature) => Assert.Equal(
        Scenes.HalfTrained.Greedy(Scenes.Training.Features).Select(Text), Scenes.HalfTrained.Sample(Scenes.Training.Features, count: 2, temperature).Select(captions => captions[1].Text));

    [Fact]
    public void Sampling_draws_captions_as_often_as_they_are_likely()
    {
        const int Draws = 1000;
        IReadOnlyList<ScoredCaption> drawn = Scenes.AtCrossroads.Sample(Scenes.Crossroads.Features, Draws)[0];
        double likely = Scenes.AtCrossroads.Score(Scenes.Crossroads.Features, ["some horses"])[0] is var caption ? Math.Exp(caption.LogProbability) : 0;
        double deviation = Math.Sqrt(likely * (1 - likely) / Draws);
        Assert.InRange(drawn.Count(sample => sample.Text == "some horses") / (double)Draws, likely - 4 * deviation, likely + 4 * deviation);
    }

    [Fact]
    public void A_seed_repeats_its_samples_however_many_there_are()
    {
        using Tensor features = Scenes.Unseen.Features.narrow(0, 0, 3);
        string[] Samples(int count, int seed) => [.. Scenes.HalfTrained.Sample(features, count, temperature: 1.5, seed).Select(captions => captions[1].Text)];
        Assert.Equal(Samples(2, seed: 7), Samples(5, seed: 7));
        Assert.NotEqual(Samples(2, seed: 7), Samples(2, seed: 8));
    }

    [Fact]
    public void Word_by_word_probabilities_multiply_to_the_captions()
    {
        Tensor features = Scenes.Unseen.Features;
        IReadOnlyList<ScoredCaption>[] written =
            [Scenes.HalfTrained.Greedy(features), Scenes.HalfTrained.Beam(features), [.. Scenes.HalfTrained.Sample(features, count: 1).Select(captions => captions[0])]];
        foreach (IReadOnlyList<ScoredCaption> captions in written)
        {
            // Teacher forcing goes another way through the network than writing does.
            IReadOnlyList<ScoredCaption> scored = Scenes.HalfTrained.Score(features, [.. captions.Select(caption => (IReadOnlyList<string>)[.. caption.Words.Select(word => word.Word)])]);
            Assert.All(captions.Zip(scored), pair =>
            {
                Assert.Equal(pair.Second.LogProbability, pair.First.LogProbability, 1e-4);
                Assert.Equal(pair.Second.Words.Select(word => word.Probability), pair.First.Words.Select(word => word.Probability), (x, y) => Math.Abs(x - y) < 1e-5);
            });
        }
    }

    [Fact]
    public void A_caption_that_is_cut_off_has_no_end()
    {
        ScoredCaption whole = Scenes.Trained.Greedy(Scenes.Unseen.Features)[0], cut = Scenes.Trained.Greedy(Scenes.Unseen.Features, longest: 3)[0];
        Assert.Equal((3, (double?)null), (cut.Words.Count, cut.EndProbability));
        Assert.True(whole.EndProbability > 0.5);
    }

    [Fact]
    public void An_unknown_word_is_never_written()
    {
        CaptionedFeatures pictures = new(Scenes.Crossroads.Features, [["alpha dog", "beta dog", "gamma dog", "delta dog", "epsilon dog"]]);
        using Captioner captioner = Captioner.Fit(pictures, options: Scenes.Small with { MinCount = 2, Epochs = 20 });
        Assert.Equal(Vocabulary.Unknown + 2, captioner.Vocabulary.Count);
        Assert.All(captioner.Sample(pictures.Features, count: 50, temperature: 3)[0], caption => Assert.All(caption.Words, word => Assert.Equal("dog", word.Word)));
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        CaptioningOptions options = Scenes.Small with { Epochs = 2 };
        void Work()
        {
            using Captioner captioner = Captioner.Fit(Scenes.Training, Scenes.Unseen, options);
            captioner.Greedy(Scenes.Unseen.Features);
            captioner.Sample(Scenes.Unseen.Features, temperature: 2);
            captioner.Beam(Scenes.Unseen.Features);
            captioner.Score(Scenes.Unseen.Features, [.. Scenes.Unseen.Captions.Select(own => own[0])]);
        }

        long LeftBy(Action action)
        {
            action();
            long before = Samples.LiveTensors();
            action();
            return Samples.LiveTensors() - before;
        }

        // TorchSharp counts the weight and the bias of a Linear twice, once as tensor and once as parameter, and takes each off once:
        // four for a network, whose every tensor is gone all the same (CaptionNetworkTests).
        Assert.Equal(LeftBy(() => new CaptionNetwork(10, 20, 24, 48).Dispose()), LeftBy(Work));
    }

    [Fact]
    public void Features_of_any_type_and_of_a_view_are_taken()
    {
        using var scope = NewDisposeScope();
        Tensor wide = Scenes.Unseen.Features.repeat(1, 2), view = wide.narrow(1, 10, 10), turned = Scenes.Unseen.Features.t().contiguous().t();
        string[] expected = [.. Scenes.Trained.Greedy(Scenes.Unseen.Features).Select(Text)];
        foreach (Tensor features in new[] { view, turned, view.to(float64), view.to(bfloat16), view.clone().requires_grad_() })
            Assert.Equal(expected, Scenes.Trained.Greedy(features).Select(Text));
    }

    [Fact]
    public void Networks_that_write_together_average_their_probabilities()
    {
        CaptioningOptions options = Scenes.Small with { Epochs = 6, LearningRate = 3e-3 };
        using Captioner both = Captioner.Fit(Scenes.Training, options: options with { Networks = 2 }), first = Captioner.Fit(Scenes.Training, options: options);
        Assert.Equal((2, 2, first.History.Epochs[^1].TrainLoss), (both.Networks.Count, both.Histories.Count, both.History.Epochs[^1].TrainLoss));
        using var scope = NewDisposeScope();
        using var _ = inference_mode();
        Tensor begun = tensor(new long[,] { { Vocabulary.Beginning } }), one = Scenes.Unseen.Features.narrow(0, 0, 1);
        double[] each = [.. both.Networks.Select(network => network.call(one, begun)[0, 0].softmax(0)[both.Vocabulary.NumberOf("a")].item<float>())];
        Assert.NotEqual(each[0], each[1]);
        Assert.Equal(each.Average(), both.Score(one, ["a"])[0].Words[0].Probability, 1e-6);
        ScoredCaption written = both.Greedy(one)[0];
        Assert.Equal(both.Score(one, [written.Text])[0].LogProbability, written.LogProbability, 1e-4);
    }

    [Fact]
    public void Captions_in_any_script_are_learned()
    {
        CaptionedFeatures pictures = new(eye(4), [["Ein Hund läuft über die Straße"], ["собака бежит"], ["狗在跑"], ["कुत्ता दौड़ता है"]]);
        using Captioner captioner = Captioner.Fit(pictures, options: Scenes.Small with { Epochs = 150, BatchSize = 4 });
        Assert.Equal(["ein hund läuft über die straße", "собака бежит", "狗在跑", "कुत्ता दौड़ता है"], captioner.Greedy(pictures.Features).Select(Text));
    }

    public static TheoryData<string, Action> Refusals => new()
    {
        { "There are training features of 2 pictures, but captions of 1.", () => Captioner.Fit(new(zeros(2, 3), [["a"]])) },
        { "The training features must be N×F, a row a picture, not 2×3×1.", () => Captioner.Fit(new(zeros(2, 3, 1), [["a"], ["b"]])) },
        { "The features of picture 0 hold NaN or an infinity: leave it out or mend what made them.", () => Scenes.HalfTrained.Greedy(full([1, 10], float.NaN)) },
        { "There are no training pictures.", () => Captioner.FitTags(new(zeros(0, 3), [])) },
        { "Picture 1 of the training pictures has no caption with a word in it: leave the picture out.", () => Captioner.Fit(new(zeros(2, 3), [["a"], [" . "]])) },
        { "The training features hold NaN or an infinity: leave those pictures out or mend what made them.", () => Captioner.Fit(new(full([1, 3], float.NaN), [["a"]])) },
        { "The training pictures have 10 features and the validation pictures 3: both must come from the same layer of the same model.", () => Captioner.Fit(Scenes.Training, new(zeros(1, 3), [["a"]])) },
        { "This captioner takes N×10 features, not 1×3: they must come from the layer of the model that it was trained with.", () => Scenes.HalfTrained.Beam(zeros(1, 3)) },
        { "There are features of 1 pictures but 2 captions.", () => Scenes.HalfTrained.Score(zeros(1, 10), ["a", "b"]) },
        { "There is no word in the caption '!'.", () => Scenes.HalfTrained.Score(zeros(1, 10), ["!"]) },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_cannot_be_done_is_said(string sentence, Action action) => Assert.Equal(sentence, Assert.Throws<KitException>(action).Message);

    [Theory]
    [InlineData(0, 1.0, 5), InlineData(1, -1.0, 5), InlineData(1, double.NaN, 5), InlineData(1, double.PositiveInfinity, 5), InlineData(1, 1.0, 0)]
    public void Samples_out_of_range_are_refused(int count, double temperature, int longest) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Scenes.HalfTrained.Sample(Scenes.Unseen.Features, count, temperature, longest: longest));

    public void Dispose() => _threads.Dispose();
}
