using static TorchSharp.torch;

namespace NotebookKit.Tests;

/// <summary>The same answers as scikit-learn's and PyTorch's.</summary>
public sealed class OracleTests
{
    [Fact]
    public void Principal_components_are_scikit_learns()
    {
        using Tensor features = Oracle.Features();
        var components = PrincipalComponents.Fit(features, 3);
        Same("variances", components.Variances, 1e-5);
        Same("ratios", components.VarianceRatios, 1e-6);
        Same("components", components.Directions.Cast<double>(), 1e-5);
    }

    [Fact]
    public void Neighbourhoods_are_scikit_learns()
    {
        using Tensor features = Oracle.Features();
        Same("joint", TsneNeighbourhood.Of(FeatureRows.Read(features, "t-SNE"), 10, CancellationToken.None).Take(270).Select(value => (double)value), 1e-6);
    }

    [Fact]
    public void A_t_SNE_map_diverges_no_more_than_scikit_learns()
    {
        using Tensor features = Oracle.Features();
        string settings = Tsne.Map(features, new TsneOptions { Perplexity = 10 }).Settings;
        double divergence = double.Parse(settings[(settings.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(divergence, 0, 1.1 * Oracle.Number("divergence"));
    }

    [Fact]
    public void Grad_cam_is_what_PyTorchs_gradients_give()
    {
        using var scope = NewDisposeScope();
        ExplanationMap map = GradCam.Map(Oracle.Network(), Oracle.Image(), 1, "watched");
        Same("cam", map.Cells.Cast<float>().Select(value => (double)value), 1e-5);
        Same("large", map.Pixels.Cast<float>().Select(value => (double)value), 1e-5);
        Assert.Equal(Oracle.Number("probability"), map.Probability, 1e-6);
    }

    [Fact]
    public void Occlusion_is_what_PyTorchs_probabilities_give()
    {
        using var scope = NewDisposeScope();
        ExplanationMap map = Occlusion.Map(Oracle.Network(), Oracle.Image(), 1, new OcclusionOptions { Patch = 4, Stride = 2, Fill = 0.25f });
        Same("drops", map.Cells.Cast<float>().Select(value => (double)value), 1e-6);
    }

    private static void Same(string name, IEnumerable<double> values, double tolerance) => Assert.Equal(Oracle.Numbers(name), values, (expected, actual) => Math.Abs(expected - actual) < tolerance);
}
