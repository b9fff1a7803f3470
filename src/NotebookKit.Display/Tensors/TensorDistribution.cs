using TorchSharp;

namespace NotebookKit.Display;

/// <summary>How a tensor's values are spread, in words.</summary>
internal static class TensorDistribution
{
    /// <summary>The end of the line.</summary>
    /// <param name="values">The tensor.</param>
    /// <param name="statistics">Its statistics.</param>
    /// <param name="sample">Some of its values, asked for only where a histogram is drawn.</param>
    public static string Of(torch.Tensor values, TensorStatistics statistics, Func<double[]> sample)
    {
        if (statistics.Count == 0) return "empty";

        string odd = string.Concat(
            Odd("NaN", statistics.NotNumbers, statistics.FirstNotNumber), Odd("+Inf", statistics.PositiveInfinities, statistics.FirstPositiveInfinity),
            Odd("-Inf", statistics.NegativeInfinities, statistics.FirstNegativeInfinity));
        if (statistics.Finite == 0) return "no finite value" + odd;
        if (values.dtype == torch.ScalarType.Bool) return $"true {Numbers.Count(statistics.Count - statistics.Zeros)}, false {Numbers.Count(statistics.Zeros)}";

        string size = values.is_complex() ? "|z| " : "";
        if (statistics.Count == 1) return values.is_complex() ? TensorValues.Format(values.flatten()).Trim('[', ']') : Numbers.Value(statistics.Mean);
        if (statistics.Min == statistics.Max) return $"{size}all {Numbers.Value(statistics.Min)}{odd}";

        string shape = HistogramSparkline.Draw(sample(), statistics.Min, statistics.Max);
        string deviation = double.IsNaN(statistics.StandardDeviation) ? "" : " σ " + Numbers.Value(statistics.StandardDeviation);
        string few = statistics.Distinct is { } distinct && distinct.Count < statistics.Finite ? $" · {distinct.Count} values" : "";
        return $"{size}[{Numbers.Value(statistics.Min)} {shape} {Numbers.Value(statistics.Max)}] μ {Numbers.Value(statistics.Mean)}{deviation}{few}{Zeros(statistics)}{odd}";
    }

    /// <summary>Sentences that the line has no room for.</summary>
    public static IEnumerable<string> Notes(TensorStatistics statistics)
    {
        if (statistics.Distinct is { Count: > 1 } distinct && distinct.Count < statistics.Finite)
            yield return "values: " + string.Join(", ", distinct.Select(pair => $"{Numbers.Value(pair.Value)} × {Numbers.Count(pair.Count)}"));
    }

    private static string Zeros(TensorStatistics statistics) =>
        statistics.Zeros == 0 ? "" : $" · zeros {Numbers.Count(statistics.Zeros)}{(statistics.Zeros * 1000 >= statistics.Count ? $" ({Numbers.Percent((double)statistics.Zeros / statistics.Count, 0)})" : "")}";

    private static string Odd(string name, long count, IReadOnlyList<long>? first) =>
        count == 0 ? "" : $" · {name} {Numbers.Count(count)}{(first is { Count: > 0 } ? $", {(count == 1 ? "at" : "first at")} [{string.Join(", ", first)}]" : "")}";
}
