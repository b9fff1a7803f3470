namespace NotebookKit.Display;

/// <summary>One set of data of a <see cref="Chart"/>.</summary>
/// <param name="Name">Its name, beside the line or in the legend; null where there is only one.</param>
public abstract record ChartSeries(string? Name)
{
    /// <summary>Points joined by a line; where y is not finite the line is broken.</summary>
    /// <param name="X">Across, as many as <paramref name="Y"/>.</param>
    /// <param name="Y">Upwards.</param>
    /// <param name="Name">The line's name.</param>
    public sealed record Line(IReadOnlyList<double> X, IReadOnlyList<double> Y, string? Name) : ChartSeries(Name);

    /// <summary>Single points.</summary>
    /// <param name="X">Across, as many as <paramref name="Y"/>.</param>
    /// <param name="Y">Upwards.</param>
    /// <param name="Name">The points' name.</param>
    public sealed record Points(IReadOnlyList<double> X, IReadOnlyList<double> Y, string? Name) : ChartSeries(Name);

    /// <summary>A bar for each category.</summary>
    /// <param name="Categories">Their names, as many as <paramref name="Values"/>.</param>
    /// <param name="Values">Their lengths.</param>
    /// <param name="Name">The bars' name.</param>
    public sealed record Bars(IReadOnlyList<string> Categories, IReadOnlyList<double> Values, string? Name) : ChartSeries(Name);

    /// <summary>How often values fall between edges.</summary>
    /// <param name="Edges">Ascending, one more than <paramref name="Counts"/>.</param>
    /// <param name="Counts">Values from an edge to the next.</param>
    /// <param name="Name">The values' name.</param>
    public sealed record Histogram(IReadOnlyList<double> Edges, IReadOnlyList<double> Counts, string? Name) : ChartSeries(Name);

    /// <summary>A matrix of colours, its first row on top.</summary>
    /// <param name="Cells">Rows of equal length.</param>
    /// <param name="Rows">The rows' names, or null.</param>
    /// <param name="Columns">The columns' names, or null.</param>
    /// <param name="Name">What the colours mean.</param>
    public sealed record Heat(IReadOnlyList<IReadOnlyList<double>> Cells, IReadOnlyList<string>? Rows, IReadOnlyList<string>? Columns, string? Name) : ChartSeries(Name);

    /// <summary>Median, quartiles and reach of some values: whiskers end at the last value within 1.5 interquartile ranges (Tukey).</summary>
    /// <param name="Values">The values.</param>
    /// <param name="Name">The box's name.</param>
    public sealed record Box(IReadOnlyList<double> Values, string? Name) : ChartSeries(Name);
}
