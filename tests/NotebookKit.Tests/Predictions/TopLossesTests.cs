namespace NotebookKit.Tests;

public sealed class TopLossesTests
{
    private static readonly Predictions Judged = new([0.9f, 0.1f, 0.2f, 0.8f, 0.5f, 0.5f], [0, 0, 1], ["cat", "dog"]);
    private static readonly ImageSplit Images = Samples.Noise(3, 3, 8, 8);

    [Fact]
    public void The_greatest_loss_comes_first()
    {
        LossExample worst = TopLosses.Of(Judged, Images).Examples[0];
        Assert.Equal((1, "cat", "dog"), (worst.Index, worst.Truth, worst.Prediction));
        Assert.Equal([-Math.Log(0.2), 0.2, 0.8], [worst.Loss, worst.Probability, worst.Confidence], (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void The_mean_is_the_predictions_loss() => Assert.Equal(Judged.Loss, TopLosses.Of(Judged, Images, 1).MeanLoss, 1e-9);

    [Fact]
    public void Pictures_are_the_judged_ones() =>
        Assert.Equal(Images.Image(1)[..64].ToArray(), TopLosses.Of(Judged, Images).Examples[0].Image!.Pixels.ToArray().Where((_, i) => i % 3 == 0));

    [Fact]
    public void Other_images_are_refused() =>
        Assert.Equal("Top losses needs a prediction for each example, but there are 4 examples and 3 predictions.", Assert.Throws<KitException>(() => TopLosses.Of(Judged, Samples.Noise(4, 1, 8, 8))).Message);
}
