using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookKit.Display;

/// <summary>
/// An interactive chart: Plotly's own data and layout. Front ends that know the mime type draw it themselves, a page with
/// scripts gets Plotly's library once a session, and everything else gets the static picture of the same data.
/// </summary>
public sealed record PlotlyFigure
{
    // Plotly.NET's default, which would be cut off in a narrow cell.
    private const int DefaultSide = 600;

    private PlotlyFigure(string json) => Json = json;

    /// <summary>The figure as Plotly reads it, an object with <c>data</c> and <c>layout</c>.</summary>
    public string Json { get; }

    /// <summary>Takes a figure's JSON, as <c>GenericChart.toFigureJson</c> of Plotly.NET or <c>figure.to_json()</c> of Python writes it.</summary>
    /// <param name="json">An object with <c>data</c> and <c>layout</c>.</param>
    /// <exception cref="KitException">It is no such thing.</exception>
    public static PlotlyFigure Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            if (JsonNode.Parse(json) is not JsonObject figure || figure["data"] is not JsonArray) throw new KitException("This is no Plotly figure: that is an object with data and layout.");
            if (figure["layout"] is not JsonObject layout) figure["layout"] = layout = [];
            // JSON has no comment on sizes; 600 × 600 is what nobody asked for.
            if (IsDefault(layout["width"]) && IsDefault(layout["height"]))
            {
                layout.Remove("width");
                layout.Remove("height");
            }

            figure.Remove("frames");
            // The default encoder escapes what could end a script.
            return new PlotlyFigure(figure.ToJsonString());
        }
        catch (JsonException error)
        {
            throw new KitException($"This is no Plotly figure: {error.Message}");
        }
    }

    /// <summary>The static chart of the same data.</summary>
    /// <exception cref="KitException">The figure has none: maps, surfaces, and other kinds of traces.</exception>
    public Chart ToChart() => PlotlyTraces.Read(Json);

    private static bool IsDefault(JsonNode? side) => side is JsonValue value && value.TryGetValue(out double number) && number == DefaultSide;
}
