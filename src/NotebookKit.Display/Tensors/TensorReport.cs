using TorchSharp;

namespace NotebookKit.Display;

/// <summary>Everything that the line about a tensor says.</summary>
internal sealed record TensorReport
{
    /// <summary>Type of number, in PyTorch's words: "float32".</summary>
    public required string ElementType { get; init; }

    /// <summary>Shape, device, sizes, and what is special about the tensor.</summary>
    public required IReadOnlyList<string> Facts { get; init; }

    /// <summary>The statistics, or null where there are no values to read.</summary>
    public required TensorStatistics? Statistics { get; init; }

    /// <summary>The distribution in words.</summary>
    public required string Distribution { get; init; }

    /// <summary>The line.</summary>
    public string Headline => string.Join(" · ", Facts.Append(Distribution).Where(fact => fact.Length > 0));

    /// <summary>Reads a tensor.</summary>
    /// <param name="tensor">The tensor as it is.</param>
    /// <param name="readable">Its values as real numbers, or null where there are none.</param>
    public static TensorReport Of(torch.Tensor tensor, torch.Tensor? readable)
    {
        string element = NameOf(tensor.dtype);
        string kind = tensor is TorchSharp.Modules.Parameter ? "Parameter" : "Tensor";
        TensorStatistics? statistics = readable is null ? null : TensorStatistics.Of(readable);
        return new TensorReport
        {
            ElementType = element,
            Statistics = statistics,
            Distribution = statistics is null ? "" : Describe(tensor, readable!, statistics),
            Facts =
            [
                $"{kind} {Numbers.Shape(tensor.shape)} {element} {Device(tensor)}",
                tensor.shape.Length == 0 ? "" : Numbers.Count(tensor.numel()),
                tensor.shape.Length == 0 || tensor.is_sparse || readable is null ? "" : Numbers.Bytes(tensor.numel() * tensor.ElementSize),
                tensor.is_sparse ? $"sparse, {Numbers.Count(tensor.SparseValues.shape[0])} stored" : "",
                readable is null && !tensor.is_sparse ? "no values" : "",
                tensor.requires_grad ? "requires grad" : "",
            ],
        };
    }

    private static string Describe(torch.Tensor tensor, torch.Tensor readable, TensorStatistics statistics)
    {
        if (readable.numel() == 0) return "empty";

        string bad = string.Concat(Odd("NaN", statistics.NotNumbers), Odd("+Inf", statistics.PositiveInfinities), Odd("-Inf", statistics.NegativeInfinities));
        if (statistics.Finite == 0) return "no finite value" + bad;

        string value = tensor.is_complex() ? "|z| " : "";
        if (tensor.dtype == torch.ScalarType.Bool)
        {
            long yes = (long)Math.Round(statistics.Mean * statistics.Finite);
            return $"true {Numbers.Count(yes)}, false {Numbers.Count(statistics.Finite - yes)}";
        }

        if (readable.numel() == 1) return value + Numbers.Value(statistics.Mean) + bad;
        if (statistics.Min == statistics.Max) return $"{value}all {Numbers.Value(statistics.Min)}{bad}";

        string shape = HistogramSparkline.Draw(readable, statistics.Min, statistics.Max);
        string deviation = double.IsNaN(statistics.StandardDeviation) ? "" : " σ " + Numbers.Value(statistics.StandardDeviation);
        return $"{value}[{Numbers.Value(statistics.Min)} {shape} {Numbers.Value(statistics.Max)}] μ {Numbers.Value(statistics.Mean)}{deviation}{bad}";
    }

    private static string Odd(string name, long count) => count == 0 ? "" : $" · {name} {Numbers.Count(count)}";

    private static string Device(torch.Tensor tensor) => tensor.is_meta ? "meta" : tensor.device.ToString();

    private static string NameOf(torch.ScalarType type) => type switch
    {
        torch.ScalarType.Byte => "uint8",
        torch.ScalarType.ComplexFloat32 => "complex64",
        torch.ScalarType.ComplexFloat64 => "complex128",
        _ => type.ToString().ToLowerInvariant(),
    };
}
