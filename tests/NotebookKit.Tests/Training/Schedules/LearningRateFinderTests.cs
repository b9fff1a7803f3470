namespace NotebookKit.Tests.Training;

public sealed class LearningRateFinderTests
{
    [Fact]
    public void It_finds_a_rate_and_leaves_the_model_as_it_was()
    {
        using CifarResNet model = TrainingSamples.Network();
        model.eval();
        byte[] before = TrainingSamples.Weights(model);
        long tensors = Samples.LiveTensors();

        LearningRateCurve curve = LearningRateFinder.Run(model, Samples.TrousersAndBags, TrainingSamples.Short, steps: 60);

        Assert.Equal(before, TrainingSamples.Weights(model));
        Assert.Equal(tensors, Samples.LiveTensors());
        Assert.False(model.training);
        Assert.InRange(curve.Suggestion, 1e-4, 5);
        Assert.Equal(curve.Rates.Order(), curve.Rates);
        Assert.Equal(1e-5, curve.Rates[0], 1e-12);
    }

    [Fact]
    public void Rates_at_which_all_blows_up_are_a_sentence()
    {
        using CifarResNet model = TrainingSamples.Network();
        byte[] before = TrainingSamples.Weights(model);
        Assert.Throws<KitException>(() => LearningRateFinder.Run(model, Samples.TrousersAndBags, TrainingSamples.Short, from: 1e20, to: 1e35));
        Assert.Equal(before, TrainingSamples.Weights(model));
    }
}
