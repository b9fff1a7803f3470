namespace NotebookKit.Display;

/// <summary>An interactive chart: the static picture, and the script that puts the living one in its place where scripts run.</summary>
internal static class PlotlyFace
{
    public const string MimeType = "application/vnd.plotly.v1+json";

    public static IPart Of(PlotlyFigure figure)
    {
        IPart still;
        try
        {
            still = ChartFace.Of(figure.ToChart());
        }
        catch (KitException reason)
        {
            still = new Line(reason.Message, Line.Small);
        }

        return new Stack(new PlotlyPlot(figure.Json, still));
    }
}
