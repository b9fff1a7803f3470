using static TorchSharp.torch;

namespace NotebookKit.Tests;

public sealed class PrincipalComponentsTests
{
    // Points on the line y = 2x, with means 2 and 4: all variance (1 + 4, from x of −1, 0, 1) lies along (1, 2)/√5.
    private static readonly float[,] Line = { { 1, 2 }, { 2, 4 }, { 3, 6 } };

    [Fact]
    public void A_line_is_found()
    {
        using var scope = NewDisposeScope();
        var components = PrincipalComponents.Fit(tensor(Line));
        Assert.Equal((2.0, 4.0), (components.Mean[0], components.Mean[1]));
        Assert.Equal([1 / Math.Sqrt(5), 2 / Math.Sqrt(5)], [components.Directions[0, 0], components.Directions[0, 1]], (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Variances_are_those_of_the_projections()
    {
        using var scope = NewDisposeScope();
        var components = PrincipalComponents.Fit(tensor(Line));
        Assert.Equal([5, 0], components.Variances, (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(1, components.VarianceRatios[0], 1e-9);
    }

    [Fact]
    public void Projections_lie_along_the_line()
    {
        using var scope = NewDisposeScope();
        Tensor features = tensor(Line);
        Assert.Equal([-Math.Sqrt(5), 0, Math.Sqrt(5)], Samples.Values(PrincipalComponents.Fit(features, 1).Project(features).flatten()).Select(value => (double)value), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Directions_are_orthonormal()
    {
        using var scope = NewDisposeScope();
        Tensor directions = tensor(PrincipalComponents.Fit(rand([40, 7], generator: new Generator(3)), 5).Directions);
        Assert.True(directions.matmul(directions.t()).allclose(eye(5, dtype: float64), 1e-9, 1e-9));
    }

    [Fact]
    public void All_components_together_hold_all_variance()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(1, PrincipalComponents.Fit(rand([9, 4], generator: new Generator(3)), 4).VarianceRatios.Sum(), 1e-9);
    }

    [Fact]
    public void No_tensor_is_left()
    {
        using Tensor features = tensor(Line);
        long before = Samples.LiveTensors();
        PrincipalComponents.Fit(features).Map(features);
        Assert.Equal(before, Samples.LiveTensors());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void More_components_than_there_are_is_refused(int count)
    {
        using Tensor features = tensor(Line);
        Assert.Contains($"have 1 to 2 principal components, not {count}", Assert.Throws<KitException>(() => PrincipalComponents.Fit(features, count)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Features_that_are_no_numbers_are_refused()
    {
        using Tensor features = tensor(new[,] { { 1f, float.NaN }, { 2f, 1f } });
        Assert.Contains("NaN", Assert.Throws<KitException>(() => PrincipalComponents.Fit(features)).Message, StringComparison.Ordinal);
    }
}
