using System.Text.Json.Nodes;

namespace NotebookKit.Display;

/// <summary>Makes charts interactive.</summary>
public static class PlotlyWriting
{
    private static readonly string[] Dashes = ["solid", "dash", "dot", "longdashdot", "dash", "dot"];

    /// <summary>The chart for Plotly, which zooms and names points under the pointer. Plotly.NET itself is not needed; its script is, where a page shall run it.</summary>
    /// <param name="chart">Any chart.</param>
    public static PlotlyFigure ToPlotly(this Chart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var data = new JsonArray();
        for (int i = 0; i < chart.Series.Count; i++) data.Add(Trace(chart.Series[i], i));
        var layout = new JsonObject
        {
            ["title"] = Titled(CleanText.Of(chart.Title, DisplayLimits.ChartTitleLength)),
            ["xaxis"] = Axis(chart.X),
            ["yaxis"] = Axis(chart.Y),
            ["width"] = chart.Width,
            ["height"] = chart.Height,
            ["margin"] = new JsonObject { ["l"] = 60, ["r"] = 30, ["t"] = 50, ["b"] = 50 },
            ["showlegend"] = chart.Series.Count > 1,
        };
        if (chart.Series.OfType<ChartSeries.Heat>().Any()) layout["yaxis"]!["autorange"] = "reversed";
        var marks = new JsonArray();
        foreach (ChartMark mark in chart.Marks)
            marks.Add(new JsonObject { ["type"] = "line", ["xref"] = "x", ["yref"] = "paper", ["x0"] = mark.X, ["x1"] = mark.X, ["y0"] = 0, ["y1"] = 1, ["line"] = new JsonObject { ["dash"] = "dash", ["width"] = 1 } });
        if (marks.Count > 0) layout["shapes"] = marks;
        return PlotlyFigure.Parse(new JsonObject { ["data"] = data, ["layout"] = layout }.ToJsonString());
    }

    private static JsonObject Trace(ChartSeries series, int index)
    {
        string colour = Tone.OfSeries(index).Light;
        JsonObject trace = series switch
        {
            ChartSeries.Line line => new() { ["type"] = "scatter", ["mode"] = "lines", ["x"] = List(line.X), ["y"] = List(line.Y), ["line"] = new JsonObject { ["color"] = colour, ["dash"] = Dashes[index % Dashes.Length] } },
            ChartSeries.Points points => new() { ["type"] = "scatter", ["mode"] = "markers", ["x"] = List(points.X), ["y"] = List(points.Y), ["marker"] = new JsonObject { ["color"] = colour, ["symbol"] = index % 6 } },
            ChartSeries.Bars bars => new() { ["type"] = "bar", ["x"] = Names(bars.Categories), ["y"] = List(bars.Values), ["marker"] = new JsonObject { ["color"] = colour } },
            ChartSeries.Histogram histogram => new()
            {
                ["type"] = "bar",
                ["x"] = List([.. histogram.Counts.Select((_, i) => (histogram.Edges[i] + histogram.Edges[i + 1]) / 2)]),
                ["y"] = List(histogram.Counts),
                ["width"] = List([.. histogram.Counts.Select((_, i) => histogram.Edges[i + 1] - histogram.Edges[i])]),
                ["marker"] = new JsonObject { ["color"] = colour },
            },
            ChartSeries.Heat heat => Heat(heat),
            ChartSeries.Box box => new() { ["type"] = "box", ["y"] = List(box.Values), ["marker"] = new JsonObject { ["color"] = colour } },
            _ => throw new InvalidOperationException($"No trace for {series.GetType().Name}."),
        };
        if (series.Name is { } name) trace["name"] = CleanText.Of(name);
        return trace;
    }

    private static JsonObject Heat(ChartSeries.Heat heat)
    {
        var rows = new JsonArray();
        foreach (IReadOnlyList<double> row in heat.Cells) rows.Add(List(row));
        var scale = HeatScale.Of(heat.Cells.SelectMany(row => row));
        var colours = new JsonArray();
        for (int i = 0; i <= 8; i++) colours.Add(new JsonArray(i / 8.0, Tone.Fixed(scale.ColourAt(i / 8.0)).Light));
        var trace = new JsonObject { ["type"] = "heatmap", ["z"] = rows, ["zmin"] = scale.Low, ["zmax"] = scale.High, ["colorscale"] = colours };
        if (heat.Columns is not null) trace["x"] = Names(heat.Columns);
        if (heat.Rows is not null) trace["y"] = Names(heat.Rows);
        return trace;
    }

    private static JsonObject Axis(ChartAxis axis)
    {
        var json = new JsonObject { ["title"] = Titled(axis.Words) };
        if (axis.Logarithmic) json["type"] = "log";
        return json;
    }

    // Plotly reads a few tags in titles: a stranger's words must not become any.
    private static JsonObject Titled(string words) => new() { ["text"] = words.Replace("<", "‹", StringComparison.Ordinal) };

    private static JsonArray List(IReadOnlyList<double> values) => [.. values.Select(value => double.IsFinite(value) ? (JsonNode?)JsonValue.Create(value) : null)];

    private static JsonArray Names(IReadOnlyList<string> names) => [.. names.Select(name => (JsonNode?)JsonValue.Create(CleanText.Of(name)))];
}
