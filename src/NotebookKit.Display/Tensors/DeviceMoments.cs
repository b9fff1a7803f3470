using TorchSharp;

namespace NotebookKit.Display;

/// <summary>Adds a piece that lies on another device, computed there: what comes back is a handful of numbers.</summary>
internal static class DeviceMoments
{
    /// <param name="sum">What came before.</param>
    /// <param name="piece">Real numbers.</param>
    public static void Add(Moments sum, torch.Tensor piece)
    {
        torch.Tensor wide = piece.flatten().to_type(piece.dtype == torch.ScalarType.Float64 || !piece.is_floating_point() ? torch.ScalarType.Float64 : torch.ScalarType.Float32);
        double[] five = Figures(wide);
        // Most tensors hold finite numbers only: an infinity, a NaN or an overflow shows in the result.
        if (!Array.TrueForAll(five, double.IsFinite))
        {
            sum.AddOdd(Find(wide.isnan()), Find(wide.isposinf()), Find(wide.isneginf()));
            wide = wide.masked_select(wide.isfinite()).to_type(torch.ScalarType.Float64);
            five = wide.numel() == 0 ? [0, 0, 0, 0, 0] : Figures(wide);
        }

        sum.AddFinite(wide.numel(), five[0], five[1], five[2], five[3] * five[3] * (wide.numel() - 1), (long)five[4]);
        if (sum.Distinct.Few) CountDistinct(sum.Distinct, wide);
        sum.EndPart(piece.numel());
    }

    private static double[] Figures(torch.Tensor values)
    {
        (torch.Tensor min, torch.Tensor max) = values.aminmax();
        // Two calls: libtorch has a fast path for the deviation of everything, and none for var_mean (5 times slower on 5·10⁷ elements).
        torch.Tensor deviation = values.numel() > 1 ? values.std() : torch.zeros_like(min);
        torch.Tensor zeros = (values.numel() - values.count_nonzero()).to_type(torch.ScalarType.Float64);
        return TensorReading.Doubles(torch.stack([.. new[] { min, max, values.mean(), deviation }.Select(part => part.to_type(torch.ScalarType.Float64)), zeros]));
    }

    private static OddElements Find(torch.Tensor mask)
    {
        double[] found = TensorReading.Doubles(torch.stack([mask.count_nonzero(), mask.to_type(torch.ScalarType.Byte).argmax()]));
        return found[0] == 0 ? OddElements.None : new OddElements((long)found[0], (long)found[1]);
    }

    private static void CountDistinct(DistinctValues distinct, torch.Tensor values)
    {
        // A look at a few first: sorting everything is for those that seem to repeat themselves.
        double[] few = TensorReading.Doubles(TensorReading.Sample(values, 4096));
        if (few.Concat(distinct.Known).Distinct().Count() > TensorStatistics.MostDistinct)
        {
            distinct.Forget();
            return;
        }

        (torch.Tensor unique, _, torch.Tensor? counts) = values.unique(return_counts: true);
        if (unique.numel() > TensorStatistics.MostDistinct)
        {
            distinct.Forget();
            return;
        }

        double[] found = TensorReading.Doubles(unique), times = TensorReading.Doubles(counts!);
        for (int i = 0; i < found.Length; i++) distinct.Add(found[i], (long)times[i]);
    }
}
