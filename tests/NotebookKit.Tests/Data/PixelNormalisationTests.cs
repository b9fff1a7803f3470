using static TorchSharp.torch;

namespace NotebookKit.Tests.Data;

public sealed class PixelNormalisationTests
{
    [Fact]
    public void Mean_and_deviation_are_torchs_own()
    {
        PixelNormalisation statistics = PixelNormalisation.Of(Samples.Clothes.Test);
        using var scope = NewDisposeScope();
        Tensor pixels = Samples.Clothes.Test.Images([.. Enumerable.Range(0, 1000)]).to(float64) / 255;

        Assert.Equal(pixels.mean().item<double>(), statistics.Mean[0], 1e-9);
        Assert.Equal(pixels.std(unbiased: false).item<double>(), statistics.StandardDeviation[0], 1e-9);
    }

    [Fact]
    public void Images_without_any_contrast_are_refused()
    {
        var blank = new ImageSplit("train", new byte[2 * 16], new byte[2], 1, 4, 4);
        Assert.Contains("nothing to learn from", Assert.Throws<KitException>(() => PixelNormalisation.Of(blank)).Message, StringComparison.Ordinal);
    }
}
