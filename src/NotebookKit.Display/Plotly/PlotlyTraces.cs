using System.Text.Json;
using System.Text.RegularExpressions;

namespace NotebookKit.Display;

/// <summary>Reads Plotly's traces into a static chart: scatter, line, bar, histogram, heat map, box, pie.</summary>
internal static partial class PlotlyTraces
{
    private const int MostTraces = 24;

    public static Chart Read(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement layout = document.RootElement.GetProperty("layout");
        ChartSeries[] series = [.. document.RootElement.GetProperty("data").EnumerateArray().Take(MostTraces).SelectMany(Series)];
        if (series.Length == 0) throw new KitException("This figure has no data that a static picture could show.");
        return Chart.Of(series) with
        {
            Title = Words(Child(layout, "title")),
            X = Axis(Child(layout, "xaxis")),
            Y = Axis(Child(layout, "yaxis")) is { Title: "" } axis && Array.TrueForAll(series, one => one is ChartSeries.Histogram) ? axis with { Title = "count" } : Axis(Child(layout, "yaxis")),
            Width = Side(layout, "width", 640),
            Height = Side(layout, "height", 340),
        };
    }

    private static IEnumerable<ChartSeries> Series(JsonElement trace)
    {
        string kind = Text(trace, "type") ?? "scatter";
        string? name = Text(trace, "name") is { } given ? Plain(given) : null;
        return kind switch
        {
            "scatter" or "scattergl" => Scatter(trace, name),
            "bar" => [Bars(trace, name)],
            "histogram" => [HistogramBins.Of(Numbers(Child(trace, "x") ?? Child(trace, "y")), 0, name)],
            "heatmap" => [new ChartSeries.Heat([.. Items(Child(trace, "z")).Select(row => (IReadOnlyList<double>)Numbers(row)).Reverse()], Names(trace, "y") is { } rows ? [.. rows.Reverse()] : null, Names(trace, "x"), name)],
            "box" or "violin" => [new ChartSeries.Box(Numbers(Child(trace, "y") ?? Child(trace, "x")), name ?? "")],
            "pie" => [Pie(trace, name)],
            _ => throw new KitException($"A figure with a trace of type {CleanText.Of(kind)} has no static picture."),
        };
    }

    private static IEnumerable<ChartSeries> Scatter(JsonElement trace, string? name)
    {
        double[] y = Numbers(Child(trace, "y")), x = Across(trace, y.Length);
        string mode = Text(trace, "mode") ?? (y.Length < 20 ? "lines+markers" : "lines");
        return mode.Contains("lines", StringComparison.Ordinal) ? [new ChartSeries.Line(x, y, name)] : [new ChartSeries.Points(x, y, name)];
    }

    private static ChartSeries.Bars Bars(JsonElement trace, string? name)
    {
        bool lying = Text(trace, "orientation") == "h";
        double[] values = Numbers(Child(trace, lying ? "x" : "y"));
        string[] names = [.. Items(Child(trace, lying ? "y" : "x")).Select(Label)];
        int count = Math.Min(values.Length, names.Length == 0 ? values.Length : names.Length);
        return new([.. Enumerable.Range(0, count).Select(i => names.Length == 0 ? Display.Numbers.Of(i) : names[i])], values[..count], name);
    }

    // A circle hides what lengths show: shares as bars, the largest first.
    private static ChartSeries.Bars Pie(JsonElement trace, string? name)
    {
        double[] values = Numbers(Child(trace, "values"));
        string[] labels = [.. Items(Child(trace, "labels")).Select(Label)];
        double whole = values.Where(double.IsFinite).Sum();
        var parts = values.Zip(labels.Concat(Enumerable.Repeat("", values.Length))).OrderByDescending(part => part.First).ToList();
        return new([.. parts.Select(part => $"{part.Second} {Display.Numbers.Percent(part.First / whole, 0)}".Trim())], [.. parts.Select(part => part.First)], name);
    }

    private static double[] Across(JsonElement trace, int count)
    {
        double[] x = Numbers(Child(trace, "x"));
        // Dates and names stand in their order.
        return x.Length == count && Array.Exists(x, double.IsFinite) ? x : [.. Enumerable.Range(0, count).Select(i => (double)i)];
    }

    private static IReadOnlyList<string>? Names(JsonElement trace, string key) => Child(trace, key) is { } names ? [.. Items(names).Select(Label)] : null;

    private static ChartAxis Axis(JsonElement? axis) => axis is not { } found ? new ChartAxis()
        : new ChartAxis(Words(Child(found, "title"))) { Logarithmic = Text(found, "type") == "log" };

    private static int Side(JsonElement layout, string key, int usual) => Child(layout, key) is { ValueKind: JsonValueKind.Number } side ? (int)Math.Clamp(side.GetDouble(), 160, 1200) : usual;

    private static string Words(JsonElement? title) => title switch
    {
        { ValueKind: JsonValueKind.String } words => Plain(words.GetString()!),
        { ValueKind: JsonValueKind.Object } titled => Text(titled, "text") is { } words ? Plain(words) : "",
        _ => "",
    };

    // Plotly's titles may hold a few tags.
    private static string Plain(string words) => Tags().Replace(words, "");

    private static JsonElement? Child(JsonElement parent, string key) => parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(key, out JsonElement child) ? child : null;

    private static string? Text(JsonElement parent, string key) => Child(parent, key) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement[] Items(JsonElement? list) => list is { ValueKind: JsonValueKind.Array } array ? [.. array.EnumerateArray()] : [];

    private static double[] Numbers(JsonElement? list) => [.. Items(list).Select(Number)];

    private static double Number(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.Number => item.GetDouble(),
        JsonValueKind.String when double.TryParse(item.GetString(), System.Globalization.CultureInfo.InvariantCulture, out double number) => number,
        _ => double.NaN,
    };

    private static string Label(JsonElement item) => item.ValueKind == JsonValueKind.String ? Plain(item.GetString()!) : item.GetRawText();

    [GeneratedRegex("<[^<>]{0,200}>")]
    private static partial Regex Tags();
}
