namespace NotebookKit.Display;

/// <summary>
/// From numbers to colours: around zero where they have both signs, from low to high otherwise. A few values far out don't
/// take the colours from all others: the scale then ends before them, and they are marked.
/// </summary>
/// <param name="Low">The value at the scale's lower end.</param>
/// <param name="High">The value at its upper end.</param>
/// <param name="Diverging">Whether zero is its middle.</param>
internal sealed record HeatScale(double Low, double High, bool Diverging)
{
    private const int FewestForClipping = 50;
    private const double FarOut = 4, Tail = 0.01;

    /// <summary>A scale for these numbers; those that aren't finite are passed over.</summary>
    public static HeatScale Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        if (sorted.Length == 0) return new HeatScale(0, 1, false);

        (double low, double high) = (sorted[0], sorted[^1]);
        if (sorted.Length >= FewestForClipping)
        {
            double lower = sorted[(int)(Tail * sorted.Length)], upper = sorted[^(1 + (int)(Tail * sorted.Length))], reach = upper - lower;
            if (reach > 0 && high > upper + FarOut * reach) high = upper;
            if (reach > 0 && low < lower - FarOut * reach) low = lower;
        }

        if (!(low < 0 && high > 0)) return new HeatScale(low, high, false);
        double side = Math.Max(-low, high);
        return new HeatScale(-side, side, true);
    }

    /// <summary>Whether a finite value lies beyond an end.</summary>
    public bool Clips(double value) => value < Low || value > High;

    /// <summary>A value's colour.</summary>
    public (byte R, byte G, byte B) Colour(double value) =>
        double.IsNaN(value) ? Colormap.NotNumber : ColourAt(High > Low ? (Math.Clamp(value, Low, High) / 2 - Low / 2) / (High / 2 - Low / 2) : 0.5);

    /// <summary>The colour of a place on the scale, 0 to 1.</summary>
    public (byte R, byte G, byte B) ColourAt(double place) => Colormap.At(place, Diverging);

    /// <summary>The ends in words.</summary>
    public string Words => Diverging ? $"blue {Numbers.Value(Low)}, white 0, orange {Numbers.Value(High)}" : $"dark {Numbers.Value(Low)}, bright {Numbers.Value(High)}";
}
