using System.Numerics;

namespace NotebookKit.Display;

/// <summary>
/// A small static chart: a picture of a few kilobytes that needs no script and no network, in light, dark, high contrast and
/// print. Charts are values: each method returns a new one. (With <c>using Plotly.NET;</c> beside this namespace, say which
/// you mean: <c>using Chart = NotebookKit.Display.Chart;</c>.)
/// </summary>
/// <example><code>
/// Chart.Line(losses, "training").And(Chart.Line(validation, "validation")).Titled("Loss").WithX("epoch").WithY("cross-entropy", "nats")
/// </code></example>
public sealed record Chart
{
    private Chart(params IReadOnlyList<ChartSeries> series) => Series = series;

    /// <summary>What the chart shows, in words above it.</summary>
    public string Title { get; init; } = "";

    /// <summary>The axis across.</summary>
    public ChartAxis X { get; init; } = new();

    /// <summary>The axis upwards.</summary>
    public ChartAxis Y { get; init; } = new();

    /// <summary>The data, drawn in this order.</summary>
    public IReadOnlyList<ChartSeries> Series { get; init; }

    /// <summary>Upright lines with a word.</summary>
    public IReadOnlyList<ChartMark> Marks { get; init; } = [];

    /// <summary>CSS pixels across, 160 to 1,600.</summary>
    public int Width { get; init; } = 560;

    /// <summary>CSS pixels down, 120 to 1,200.</summary>
    public int Height { get; init; } = 300;

    /// <summary>A chart of these data.</summary>
    /// <param name="series">The data; lines, points, bars and histograms share axes, a heat map or boxes stand alone.</param>
    public static Chart Of(params IReadOnlyList<ChartSeries> series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return new Chart([.. series]);
    }

    /// <summary>A line over 1, 2, 3 …</summary>
    /// <param name="y">The values.</param>
    /// <param name="name">The line's name, or null.</param>
    public static Chart Line<T>(IEnumerable<T> y, string? name = null)
        where T : INumber<T>
    {
        double[] values = Doubles(y);
        return new Chart(new ChartSeries.Line([.. Enumerable.Range(1, values.Length).Select(i => (double)i)], values, name));
    }

    /// <summary>A line through points.</summary>
    /// <param name="x">Across.</param>
    /// <param name="y">Upwards, as many.</param>
    /// <param name="name">The line's name, or null.</param>
    /// <exception cref="KitException">There are not as many y as x.</exception>
    public static Chart Line<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> y, string? name = null)
        where TX : INumber<TX>
        where TY : INumber<TY> => new(Paired(Doubles(x), Doubles(y), (across, up) => new ChartSeries.Line(across, up, name)));

    /// <summary>Single points.</summary>
    /// <param name="x">Across.</param>
    /// <param name="y">Upwards, as many.</param>
    /// <param name="name">The points' name, or null.</param>
    /// <exception cref="KitException">There are not as many y as x.</exception>
    public static Chart Scatter<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> y, string? name = null)
        where TX : INumber<TX>
        where TY : INumber<TY> => new(Paired(Doubles(x), Doubles(y), (across, up) => new ChartSeries.Points(across, up, name)));

    /// <summary>A bar for each category.</summary>
    /// <param name="categories">Their names.</param>
    /// <param name="values">Their lengths, as many.</param>
    /// <param name="name">The bars' name, or null.</param>
    /// <exception cref="KitException">There are not as many values as categories.</exception>
    public static Chart Bar<T>(IEnumerable<string> categories, IEnumerable<T> values, string? name = null)
        where T : INumber<T>
    {
        string[] names = [.. categories];
        double[] lengths = Doubles(values);
        MustMatch(names.Length, lengths.Length, "categories", "values");
        return new Chart(new ChartSeries.Bars(names, lengths, name));
    }

    /// <summary>How values spread.</summary>
    /// <param name="values">The values; those that are not finite are passed over.</param>
    /// <param name="bins">Bins of equal width; 0 for the number that Freedman and Diaconis (1981) would take, 5 to 60.</param>
    /// <param name="name">The values' name, or null.</param>
    public static Chart Histogram<T>(IEnumerable<T> values, int bins = 0, string? name = null)
        where T : INumber<T> => new(HistogramBins.Of(Doubles(values), bins, name)) { Y = new ChartAxis("count") };

    /// <summary>A matrix of colours, its first row on top.</summary>
    /// <param name="cells">Rows × columns.</param>
    /// <param name="rows">The rows' names, or null.</param>
    /// <param name="columns">The columns' names, or null.</param>
    /// <exception cref="KitException">There are not as many names as rows or columns.</exception>
    public static Chart HeatMap<T>(T[,] cells, IReadOnlyList<string>? rows = null, IReadOnlyList<string>? columns = null)
        where T : INumber<T>
    {
        ArgumentNullException.ThrowIfNull(cells);
        (int height, int width) = (cells.GetLength(0), cells.GetLength(1));
        if (rows is not null) MustMatch(rows.Count, height, "row names", "rows");
        if (columns is not null) MustMatch(columns.Count, width, "column names", "columns");
        return new Chart(new ChartSeries.Heat([.. Enumerable.Range(0, height).Select(r => Doubles(Enumerable.Range(0, width).Select(c => cells[r, c])))], rows, columns, null));
    }

    /// <summary>Median, quartiles and reach of a group of values.</summary>
    /// <param name="values">The values.</param>
    /// <param name="name">The group's name.</param>
    public static Chart Box<T>(IEnumerable<T> values, string name)
        where T : INumber<T> => new(new ChartSeries.Box(Doubles(values), name));

    /// <summary>This chart with another's data and marks on the same axes.</summary>
    /// <param name="other">The other chart.</param>
    public Chart And(Chart other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this with { Series = [.. Series, .. other.Series], Marks = [.. Marks, .. other.Marks] };
    }

    /// <summary>This chart under a title.</summary>
    /// <param name="title">What the chart shows.</param>
    public Chart Titled(string title) => this with { Title = title };

    /// <summary>This chart with words on the axis across.</summary>
    /// <param name="title">What is measured.</param>
    /// <param name="unit">In what.</param>
    /// <param name="logarithmic">Whether equal steps are equal factors.</param>
    public Chart WithX(string title, string unit = "", bool logarithmic = false) => this with { X = X with { Title = title, Unit = unit, Logarithmic = logarithmic } };

    /// <summary>This chart with words on the axis upwards.</summary>
    /// <param name="title">What is measured.</param>
    /// <param name="unit">In what.</param>
    /// <param name="logarithmic">Whether equal steps are equal factors.</param>
    public Chart WithY(string title, string unit = "", bool logarithmic = false) => this with { Y = Y with { Title = title, Unit = unit, Logarithmic = logarithmic } };

    /// <summary>This chart with an upright line.</summary>
    /// <param name="x">Where it stands.</param>
    /// <param name="label">What it marks.</param>
    public Chart Marked(double x, string label) => this with { Marks = [.. Marks, new ChartMark(x, label)] };

    private static ChartSeries Paired(double[] x, double[] y, Func<double[], double[], ChartSeries> make)
    {
        MustMatch(x.Length, y.Length, "x", "y");
        return make(x, y);
    }

    private static void MustMatch(int one, int other, string ones, string others)
    {
        if (one != other) throw new KitException($"A chart needs as many {ones} as {others}; these are {Numbers.Count(one)} and {Numbers.Count(other)}.");
    }

    private static double[] Doubles<T>(IEnumerable<T> values)
        where T : INumber<T> => [.. values.Select(double.CreateSaturating)];
}
