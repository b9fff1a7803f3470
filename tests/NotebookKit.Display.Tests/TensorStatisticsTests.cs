using CsCheck;
using TorchSharp;

namespace NotebookKit.Display.Tests;

public sealed class TensorStatisticsTests
{
    private static readonly Gen<float> AnyFloat = Gen.Frequency(
        (10, Gen.Float[-1000, 1000]), (1, Gen.Const(float.NaN)), (1, Gen.Const(float.PositiveInfinity)), (1, Gen.Const(float.NegativeInfinity)));

    [Fact]
    public void Equal_TorchSharps_own_over_the_finite_elements() => AnyFloat.Array[2, 200].Sample(values =>
    {
        using DisposeScope scope = torch.NewDisposeScope();
        float[] finite = [.. values.Where(float.IsFinite)];
        if (finite.Length < 2) return true;
        torch.Tensor wanted = torch.tensor(finite).to(torch.ScalarType.Float64);
        var found = TensorStatistics.Of(torch.tensor(values));
        return found.Finite == finite.Length
            && found.Min == wanted.min().ToDouble()
            && found.Max == wanted.max().ToDouble()
            && Close(found.Mean, wanted.mean().ToDouble(), 1000)
            && Close(found.StandardDeviation, wanted.std().ToDouble(), 1000);
    });

    [Fact]
    public void Equal_TorchSharps_own_for_an_expanded_tensor()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor expanded = torch.tensor(new[] { 1f, 2f, float.NaN, 4f }).unsqueeze(0).expand(50, 4);
        torch.Tensor finite = expanded.masked_select(expanded.isfinite()).to(torch.ScalarType.Float64);

        var found = TensorStatistics.Of(expanded);

        Assert.Equal((150, 50), (found.Finite, found.NotNumbers));
        Assert.Equal(finite.mean().ToDouble(), found.Mean, 1e-9);
        Assert.Equal(finite.std().ToDouble(), found.StandardDeviation, 1e-9);
    }

    [Fact]
    public void Look_at_the_elements_of_an_expanded_tensor_once()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Assert.Equal(10_000_000_000, TensorStatistics.Of(torch.ones(1).expand(100_000, 100_000)).Finite);
    }

    [Fact]
    public void Count_what_is_not_finite() => AnyFloat.Array[0, 50].Sample(values =>
    {
        using DisposeScope scope = torch.NewDisposeScope();
        var found = TensorStatistics.Of(torch.tensor(values));
        return found.NotNumbers == values.Count(float.IsNaN)
            && found.PositiveInfinities == values.Count(float.IsPositiveInfinity)
            && found.NegativeInfinities == values.Count(float.IsNegativeInfinity);
    });

    [Fact]
    public void Join_pieces_of_a_tensor_larger_than_one_look()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor large = torch.randn([3, DisplayLimits.PieceElements / 2 + 11], generator: torch.random.manual_seed(3)) + 5;
        large[1, 7] = float.NaN;
        torch.Tensor finite = large.masked_select(large.isfinite()).to(torch.ScalarType.Float64);
        var found = TensorStatistics.Of(large);
        Assert.Equal(
            (finite.numel(), 1L, Math.Round(finite.mean().ToDouble(), 5), Math.Round(finite.std().ToDouble(), 5)),
            (found.Finite, found.NotNumbers, Math.Round(found.Mean, 5), Math.Round(found.StandardDeviation, 5)));
    }

    [Fact]
    public void Survive_sums_beyond_float32()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        var found = TensorStatistics.Of(torch.tensor(new[] { 3e38f, 3e38f, 3e38f }));
        Assert.Equal(3e38, found.Mean, 1e32);
    }

    [Theory]
    [InlineData(torch.ScalarType.Byte)]
    [InlineData(torch.ScalarType.Int8)]
    [InlineData(torch.ScalarType.Int16)]
    [InlineData(torch.ScalarType.Int32)]
    [InlineData(torch.ScalarType.Int64)]
    [InlineData(torch.ScalarType.Float16)]
    [InlineData(torch.ScalarType.BFloat16)]
    [InlineData(torch.ScalarType.Float64)]
    public void Are_those_of_the_numbers_whatever_their_type(torch.ScalarType type)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        var found = TensorStatistics.Of(torch.arange(0, 101).to(type));
        Assert.Equal((0, 100, 50, 29.3), (found.Min, found.Max, found.Mean, Math.Round(found.StandardDeviation, 1)));
    }

    [Fact]
    public void Follow_strides()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        var found = TensorStatistics.Of(torch.arange(0, 100).reshape(10, 10).slice(1, 0, 10, 9).t());
        Assert.Equal((0, 99, 49.5), (found.Min, found.Max, found.Mean));
    }

    [Fact]
    public void Count_zeros_and_few_different_values() => Gen.Int[-3, 4].Array[1, 5000].Sample(values =>
    {
        using DisposeScope scope = torch.NewDisposeScope();
        var found = TensorStatistics.Of(torch.tensor(values));
        return found.Zeros == values.Count(value => value == 0)
            && found.Distinct!.SequenceEqual(values.GroupBy(value => value).OrderBy(group => group.Key).Select(group => new ValueCount(group.Key, group.Count())));
    }, iter: 50);

    [Fact]
    public void Give_up_counting_different_values_after_ten()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Assert.Equal((10, null), (TensorStatistics.Of(torch.arange(0, 10)).Distinct?.Count, TensorStatistics.Of(torch.arange(0, 11)).Distinct?.Count));
    }

    [Fact]
    public void Say_where_the_first_of_each_kind_stands_whatever_the_layout() => Gen.Select(AnyFloat.Array[24], Gen.Bool).Sample((values, transposed) =>
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor tensor = transposed ? torch.tensor(values).reshape(6, 4).t() : torch.tensor(values).reshape(4, 6);
        var found = TensorStatistics.Of(tensor);
        float[] inOrder = [.. tensor.contiguous().data<float>()];
        return Same(found.FirstNotNumber, Array.FindIndex(inOrder, float.IsNaN)) && Same(found.FirstPositiveInfinity, Array.FindIndex(inOrder, float.IsPositiveInfinity))
            && Same(found.FirstNegativeInfinity, Array.FindIndex(inOrder, float.IsNegativeInfinity));
        static bool Same(IReadOnlyList<long>? place, int index) => place is null ? index < 0 : place[0] * 6 + place[1] == index;
    });

    [Fact]
    public void Keep_the_deviation_of_values_whose_squares_vanish()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Assert.Equal(1, TensorStatistics.Of(torch.tensor(new[] { 1e-30f, 3e-30f })).StandardDeviation / (Math.Sqrt(2) * 1e-30), 1e-6);
    }

    [Fact]
    public void Keep_the_deviation_of_large_values_that_lie_close()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor values = torch.randn([100_000], generator: torch.random.manual_seed(1)) + 10_000;
        Assert.Equal(values.to(torch.ScalarType.Float64).std().ToDouble(), TensorStatistics.Of(values).StandardDeviation, 1e-6);
    }

    private static bool Close(double found, double wanted, double scale) => Math.Abs(found - wanted) <= 1e-5 * scale;
}
