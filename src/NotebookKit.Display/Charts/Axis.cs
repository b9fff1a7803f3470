namespace NotebookKit.Display;

/// <summary>A linear axis that ends on round numbers.</summary>
internal sealed class Axis
{
    private readonly double _start, _length;

    /// <summary>Lays an axis out.</summary>
    /// <param name="values">What must fit on it; values that aren't finite are passed over.</param>
    /// <param name="start">The pixel of its lower end.</param>
    /// <param name="end">The pixel of its upper end.</param>
    /// <param name="ticks">About how many ticks.</param>
    /// <param name="floor">Ticks never go below this.</param>
    /// <param name="ceiling">Ticks never go above this.</param>
    public Axis(IEnumerable<double> values, double start, double end, int ticks = 4, double floor = double.NegativeInfinity, double ceiling = double.PositiveInfinity)
    {
        double[] finite = [.. values.Where(double.IsFinite).DefaultIfEmpty(0)];
        double low = finite.Min(), high = finite.Max();
        if (high - low < 1e-12 * Math.Max(1, Math.Abs(high))) (low, high) = (low - 0.5 * Math.Max(Math.Abs(low), 0.1), high + 0.5 * Math.Max(Math.Abs(high), 0.1));
        Step = RoundStep((high - low) / ticks);
        Low = Math.Max(floor, Math.Floor(low / Step + 1e-9) * Step);
        High = Math.Min(ceiling, Math.Ceiling(high / Step - 1e-9) * Step);
        (_start, _length) = (start, end - start);
    }

    /// <summary>The value at the lower end.</summary>
    public double Low { get; }

    /// <summary>The value at the upper end.</summary>
    public double High { get; }

    /// <summary>The distance between ticks: 1, 2 or 5 times a power of ten.</summary>
    public double Step { get; }

    /// <summary>The values of the ticks.</summary>
    public IEnumerable<double> Ticks => Enumerable.Range(0, (int)Math.Round((High - Low) / Step) + 1).Select(i => Low + i * Step).Where(tick => tick <= High + Step * 1e-6);

    /// <summary>The decimals that tell neighbouring ticks apart.</summary>
    public int Decimals => Math.Clamp((int)Math.Ceiling(-Math.Log10(Step) - 1e-9), 0, 9);

    /// <summary>The pixel of a value.</summary>
    public double At(double value) => _start + (Math.Clamp(value, Low, High) - Low) / (High - Low) * _length;

    private static double RoundStep(double rough)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double part = rough / power;
        return power * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10);
    }
}
