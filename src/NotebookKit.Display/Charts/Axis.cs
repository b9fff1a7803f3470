namespace NotebookKit.Display;

/// <summary>An axis that ends on round numbers: linear, or logarithmic with a tick for each power of ten.</summary>
internal sealed class Axis
{
    private readonly double _start, _length;
    private readonly bool _logarithmic;

    /// <summary>Lays an axis out.</summary>
    /// <param name="values">What must fit on it; values that aren't finite are passed over.</param>
    /// <param name="start">The pixel of its lower end.</param>
    /// <param name="end">The pixel of its upper end.</param>
    /// <param name="ticks">About how many ticks.</param>
    /// <param name="floor">Ticks never go below this.</param>
    /// <param name="ceiling">Ticks never go above this.</param>
    /// <param name="logarithmic">Whether equal steps are equal factors.</param>
    /// <param name="whole">Whether only whole numbers have ticks.</param>
    public Axis(
        IEnumerable<double> values, double start, double end, int ticks = 4, double floor = double.NegativeInfinity, double ceiling = double.PositiveInfinity,
        bool logarithmic = false, bool whole = false)
    {
        _logarithmic = logarithmic;
        (_start, _length) = (start, end - start);
        double[] finite = [.. values.Where(value => double.IsFinite(value) && (!logarithmic || value > 0)).Select(Scaled).DefaultIfEmpty(0)];
        double low = Math.Max(finite.Min(), -1e300), high = Math.Min(finite.Max(), 1e300);
        if (high - low < 1e-12 * Math.Max(1, Math.Abs(high))) (low, high) = (low - 0.5 * Math.Max(Math.Abs(low), 0.1), high + 0.5 * Math.Max(Math.Abs(high), 0.1));
        Step = Math.Max(logarithmic || whole ? 1 : 0, RoundStep((high - low) / ticks));
        Low = Math.Max(logarithmic ? double.NegativeInfinity : floor, Math.Floor(low / Step + 1e-9) * Step);
        High = Math.Min(logarithmic ? double.PositiveInfinity : ceiling, Math.Ceiling(high / Step - 1e-9) * Step);
        if (!(High > Low)) High = Low + Step;
    }

    /// <summary>The value at the lower end; of a logarithmic axis its power of ten.</summary>
    public double Low { get; }

    /// <summary>The value at the upper end; of a logarithmic axis its power of ten.</summary>
    public double High { get; }

    /// <summary>The distance between ticks: 1, 2 or 5 times a power of ten.</summary>
    public double Step { get; }

    /// <summary>The values of the ticks.</summary>
    public IEnumerable<double> Ticks
    {
        get
        {
            double first = Math.Ceiling(Low / Step - 1e-6);
            return Enumerable.Range(0, (int)Math.Floor((High - first * Step) / Step + 1e-6) + 1).Select(i => (first + i) * Step).Select(tick => _logarithmic ? Math.Pow(10, tick) : tick);
        }
    }

    /// <summary>The decimals that tell neighbouring ticks apart.</summary>
    public int Decimals => Math.Clamp((int)Math.Ceiling(-Math.Log10(Step) - 1e-9), 0, 9);

    /// <summary>A tick in words.</summary>
    public string Word(double tick)
    {
        if (_logarithmic) return tick is >= 1e-3 and < 1e6 ? Numbers.Of(tick, "#,0.###") : Numbers.Of(tick, "0e+0");
        double most = Math.Max(Math.Abs(Low), Math.Abs(High));
        if (most >= 1e7 || Step < 1e-6) return tick == 0 ? "0" : Numbers.Of(tick, "0.###e+0");
        return tick.ToString("N" + Decimals, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The pixel of a value.</summary>
    public double At(double value) => _start + (Math.Clamp(Scaled(value), Low, High) - Low) / (High - Low) * _length;

    private double Scaled(double value) => _logarithmic ? Math.Log10(value) : value;

    private static double RoundStep(double rough)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double part = rough / power;
        return power * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10);
    }
}
