using TorchSharp;

namespace NotebookKit.Display;

/// <summary>
/// What a tensor's finite elements amount to, and how many are not finite. Computed in one pass on the tensor's own device,
/// piece by piece, so that no second copy of it ever exists; a tensor that is neither in the order of its memory nor finite
/// takes a second pass to say where.
/// </summary>
public sealed record TensorStatistics
{
    /// <summary>Different values up to which they are listed.</summary>
    public const int MostDistinct = 10;

    private TensorStatistics()
    {
    }

    /// <summary>All elements.</summary>
    public long Count { get; private init; }

    /// <summary>Finite elements; every figure below is about these.</summary>
    public long Finite { get; private init; }

    /// <summary>Elements that are NaN.</summary>
    public long NotNumbers { get; private init; }

    /// <summary>Elements that are +∞.</summary>
    public long PositiveInfinities { get; private init; }

    /// <summary>Elements that are −∞.</summary>
    public long NegativeInfinities { get; private init; }

    /// <summary>The first NaN, one index a dimension, or null where there is none.</summary>
    public IReadOnlyList<long>? FirstNotNumber { get; private init; }

    /// <summary>The first +∞, or null.</summary>
    public IReadOnlyList<long>? FirstPositiveInfinity { get; private init; }

    /// <summary>The first −∞, or null.</summary>
    public IReadOnlyList<long>? FirstNegativeInfinity { get; private init; }

    /// <summary>The least, as <c>Tensor.min()</c>; NaN where nothing is finite.</summary>
    public double Min { get; private init; } = double.NaN;

    /// <summary>The greatest, as <c>Tensor.max()</c>; NaN where nothing is finite.</summary>
    public double Max { get; private init; } = double.NaN;

    /// <summary>The mean, as <c>Tensor.mean()</c>; NaN where nothing is finite.</summary>
    public double Mean { get; private init; } = double.NaN;

    /// <summary>The unbiased standard deviation, as <c>Tensor.std()</c>; NaN for fewer than two finite elements.</summary>
    public double StandardDeviation { get; private init; } = double.NaN;

    /// <summary>Elements equal to zero.</summary>
    public long Zeros { get; private init; }

    /// <summary>The different values in ascending order, or null where there are more than <see cref="MostDistinct"/>.</summary>
    public IReadOnlyList<ValueCount>? Distinct { get; private init; }

    /// <summary>Reads a tensor of real or complex numbers; of complex ones, their sizes.</summary>
    /// <param name="values">Any strided tensor that has values.</param>
    public static TensorStatistics Of(torch.Tensor values)
    {
        ArgumentNullException.ThrowIfNull(values);
        using DisposeScope scope = torch.NewDisposeScope();
        using IDisposable frozen = torch.no_grad();
        (torch.Tensor once, long repeats) = TensorReading.WithoutRepeats(values.detach());
        torch.Tensor ordered = TensorReading.InMemoryOrder(once);
        Moments sum = Sum(ordered);
        // Where the memory's order is not the elements' order, "first" has to be looked for again.
        if (sum.Odd && !ReferenceEquals(ordered, once)) sum = Sum(once);

        return new TensorStatistics
        {
            Count = values.numel(),
            Finite = sum.Finite * repeats,
            NotNumbers = sum.NotNumbers.Count * repeats,
            PositiveInfinities = sum.PositiveInfinities.Count * repeats,
            NegativeInfinities = sum.NegativeInfinities.Count * repeats,
            FirstNotNumber = Place(sum.NotNumbers, once.shape),
            FirstPositiveInfinity = Place(sum.PositiveInfinities, once.shape),
            FirstNegativeInfinity = Place(sum.NegativeInfinities, once.shape),
            Min = sum.Finite > 0 ? sum.Min : double.NaN,
            Max = sum.Finite > 0 ? sum.Max : double.NaN,
            Mean = sum.Finite > 0 ? sum.Mean : double.NaN,
            StandardDeviation = sum.Finite * repeats > 1 ? Math.Sqrt(sum.SquaredDeviations * repeats / (sum.Finite * repeats - 1)) : double.NaN,
            Zeros = sum.Zeros * repeats,
            Distinct = sum.Distinct.Counts is { } counts ? [.. counts.Select(pair => pair with { Count = pair.Count * repeats })] : null,
        };
    }

    private static Moments Sum(torch.Tensor values)
    {
        var sum = new Moments();
        foreach (torch.Tensor piece in TensorReading.Pieces(values, DisplayLimits.PieceElements))
        {
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor real = TensorReading.Real(piece);
            if (real.device.type == DeviceType.CPU) CpuMoments.Add(sum, real);
            else DeviceMoments.Add(sum, real);
        }

        return sum;
    }

    private static long[]? Place(OddElements odd, long[] shape)
    {
        if (odd.Count == 0) return null;
        long[] index = new long[shape.Length];
        long rest = odd.First;
        for (int d = shape.Length - 1; d >= 0; d--) (rest, index[d]) = Math.DivRem(rest, shape[d]);
        return index;
    }
}
