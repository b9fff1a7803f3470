using TorchSharp;

namespace NotebookKit.Display;

/// <summary>
/// A tensor at a glance: one line that says it all, the picture that its shape suggests, and its values cut short. It is
/// read once, with bounded work on the tensor's own device, and holds no tensor: what is shown is what was there.
/// </summary>
/// <example><code>Console.WriteLine(TensorReport.Of(images).Headline);
/// // Tensor 3×224×224 float32 cpu · 150,528 · 588 KiB · [-2.12 ▁▂▅█▇▂▁ 2.64] μ -0.39 σ 1.07</code></example>
public sealed record TensorReport
{
    /// <summary>Values of a tensor that a line lists one by one.</summary>
    private const int ListedValues = 10;

    private TensorReport()
    {
    }

    /// <summary>The line.</summary>
    public required string Headline { get; init; }

    /// <summary>The statistics, or null where there are no values to read.</summary>
    public required TensorStatistics? Statistics { get; init; }

    /// <summary>The values, truncated in every dimension, aligned; empty for a scalar or where there are none.</summary>
    public required string Values { get; init; }

    /// <summary>Reports on the parts of this tensor along its first dimension, where <see cref="TensorViews.Deeper(TorchSharp.torch.Tensor, int)"/> asked for them.</summary>
    public IReadOnlyList<TensorReport> Parts { get; internal init; } = [];

    internal string Name { get; init; } = "";

    internal IReadOnlyList<string> Notes { get; init; } = [];

    internal IPart? Picture { get; init; }

    internal bool ShowsValues { get; init; }

    /// <summary>Reads a tensor of any shape, type, layout and device; a disposed one, too.</summary>
    /// <param name="tensor">The tensor.</param>
    public static TensorReport Of(torch.Tensor tensor) => Of(tensor, TensorLook.Guess);

    /// <summary>The line.</summary>
    public override string ToString() => Headline;

    internal static TensorReport Of(torch.Tensor tensor, TensorLook look)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.IsInvalid) return new TensorReport { Headline = "Tensor, disposed", Statistics = null, Values = "" };

        using DisposeScope scope = torch.NewDisposeScope();
        using IDisposable frozen = torch.no_grad();
        torch.Tensor? plain = TensorReading.Plain(tensor);
        TensorStatistics? statistics = plain is null ? null : TensorStatistics.Of(plain);
        string[] facts = [TensorFacts.Name(tensor), .. TensorFacts.Of(tensor, plain is not null)];
        if (plain is null || statistics is null) return new TensorReport { Headline = string.Join(" · ", facts), Statistics = null, Values = "" };

        torch.Tensor sample = TensorReading.Sample(plain, DisplayLimits.SampleElements);
        string distribution = TensorDistribution.Of(plain, statistics, () => TensorReading.Doubles(sample));
        return new TensorReport
        {
            Headline = string.Join(" · ", facts.Append(distribution)),
            Statistics = statistics,
            Values = plain.numel() > 1 && !look.WithoutValues ? TensorValues.Format(plain) : "",
            Notes = [.. TensorDistribution.Notes(statistics), .. Sampled(plain.numel(), sample.numel(), distribution)],
            Picture = look.Draw(plain, statistics, tensor is TorchSharp.Modules.Parameter),
            ShowsValues = look.ShowsValues || plain.numel() <= ListedValues,
        };
    }

    private static IEnumerable<string> Sampled(long all, long sampled, string distribution) =>
        sampled < all && distribution.Contains('[') ? [$"The histogram is drawn from {Numbers.Count(sampled)} of {Numbers.Count(all)} elements; the other figures are from all."] : [];
}
