namespace NotebookKit.Display.Tests;

public sealed class PlotlyTests
{
    public static TheoryData<string, string> Traces => new()
    {
        { """{"type":"scatter","mode":"markers","name":"pts","x":[1.0,2.0],"y":[2.0,"NaN"]}""", "pts: 2 points, x 1 to 2, y 2 to 2" },
        { """{"type":"scatter","mode":"lines","x":["2026-01-01","2026-01-02"],"y":[3,4]}""", "2 points, from 3 to 4, least 3 at x 0, greatest 4 ▁█" },
        { """{"type":"bar","orientation":"h","x":[1,2],"y":["a","b"]}""", "2 bars, 1 to 2" },
        { """{"type":"histogram","x":[1,2,2,3]}""", "histogram of 4 values" },
        { """{"type":"heatmap","x":["p","q"],"y":["r","s"],"z":[[1,2],[3,4]]}""", "heat map of 2 × 2, 1 to 4" },
        { """{"type":"box","y":[1,2,3,9]}""", "4 values, 1 to 9" },
        { """{"type":"pie","values":[1,3],"labels":["a","b"]}""", "b 75 %" },
    };

    [Theory]
    [MemberData(nameof(Traces))]
    public void A_trace_has_a_static_picture_of_the_same_data(string trace, string words) => Assert.Contains(words, Faces.Text(Figure(trace)), StringComparison.Ordinal);

    [Fact]
    public void Titles_and_axes_are_read_without_tags()
    {
        Chart chart = PlotlyFigure.Parse("""{"data":[{"y":[1,2]}],"layout":{"title":{"text":"A <b>b</b>"},"xaxis":{"title":"t (s)","type":"log"}}}""").ToChart();
        Assert.Equal(("A b", "t (s)", true), (chart.Title, chart.X.Title, chart.X.Logarithmic));
    }

    [Fact]
    public void A_kind_without_a_picture_says_so() => Assert.Contains("type surface has no static picture", Faces.Text(Figure("""{"type":"surface","z":[]}""")), StringComparison.Ordinal);

    [Fact]
    public void What_is_no_figure_is_refused_in_a_sentence() => Assert.StartsWith("This is no Plotly figure", Assert.Throws<KitException>(() => PlotlyFigure.Parse("[1]")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_default_size_that_would_be_cut_off_is_dropped() =>
        Assert.DoesNotContain("600", PlotlyFigure.Parse("""{"data":[],"layout":{"width":600,"height":600}}""").Json, StringComparison.Ordinal);

    [Fact]
    public void A_chart_of_ours_comes_back_as_it_was()
    {
        Chart chart = Samples.Chart(), back = chart.ToPlotly().ToChart();
        Assert.Equal(chart.Series.Cast<ChartSeries.Line>().SelectMany(line => line.Y), back.Series.Cast<ChartSeries.Line>().SelectMany(line => line.Y));
        Assert.Equal(chart.Title, back.Title);
    }

    [Theory]
    [MemberData(nameof(HtmlTests.Hostile), MemberType = typeof(HtmlTests))]
    public void Hostile_words_end_no_script(string hostile) =>
        Assert.DoesNotContain("<", Chart.Bar([hostile], new[] { 1 }, hostile).Titled(hostile).ToPlotly().Json, StringComparison.Ordinal);

    [Fact]
    public void Json_is_offered_first() => Assert.Equal([PlotlyFace.MimeType, Faces.HtmlType, Faces.TextType], Faces.MimeTypes(typeof(PlotlyFigure)));

    private static PlotlyFigure Figure(string trace) => PlotlyFigure.Parse("""{"layout":{},"data":[""" + trace + "]}");
}
