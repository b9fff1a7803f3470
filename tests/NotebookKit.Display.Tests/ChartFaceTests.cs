using System.Text;
using System.Xml.Linq;
using CsCheck;

namespace NotebookKit.Display.Tests;

public sealed class ChartFaceTests
{
    private static readonly double[] Odd = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -1e308, 1e308, 1e-308, 5];

    private static readonly Gen<double[]> AnyNumbers = Gen.Frequency((5, Gen.Double[-1e3, 1e3]), (1, Gen.Int[0, 7].Select(i => Odd[i]))).Array[0, 40];

    [Fact]
    public void Any_numbers_give_a_picture_and_words() => Gen.Select(AnyNumbers, Gen.Bool, Gen.Bool).Sample((numbers, across, up) =>
    {
        Chart[] charts =
        [
            Chart.Line(numbers, "a").And(Chart.Line(numbers.Reverse(), "b")), Chart.Scatter(numbers, numbers), Chart.Histogram(numbers), Chart.Box(numbers, "box"),
            Chart.Bar(numbers.Select((_, i) => $"bar {i}"), numbers), Chart.Of(),
        ];
        return charts.All(chart => Svg(chart.WithX("x", "m", across).WithY("y", "s", up).Titled("t")).Name.LocalName == "svg" && !Faces.Text(chart).Contains("could not", StringComparison.Ordinal));
    }, iter: 60);

    [Fact]
    public void Series_differ_by_more_than_colour()
    {
        XElement svg = Svg(Samples.Chart());
        Assert.Equal(2, svg.Descendants().Where(element => element.Name.LocalName == "polyline").Select(line => line.Attribute("stroke-dasharray")?.Value).Distinct().Count());
    }

    [Fact]
    public void Title_and_units_stand_in_the_picture() => Assert.Subset(Words(Samples.Chart()).ToHashSet(), new HashSet<string> { "Losses", "loss (nats)", "epoch" });

    [Fact]
    public void A_line_that_ran_away_says_so() => Assert.Contains("train → NaN", Words(Chart.Line(new[] { 1, 2, double.NaN }, "train")));

    [Fact]
    public void A_picture_has_words_for_those_who_do_not_see_it() =>
        Assert.StartsWith("Losses. loss (nats) over epoch. train: 4 points, from 2 to 0.5", new Page(Faces.Html(Samples.Chart())).All("img").Single().Attribute("alt")!.Value, StringComparison.Ordinal);

    [Fact]
    public void A_picture_brings_its_dark_and_its_high_contrast_colours()
    {
        string style = Svg(Samples.Chart()).Descendants().First(element => element.Name.LocalName == "style").Value;
        Assert.Contains("prefers-color-scheme:dark", style, StringComparison.Ordinal);
        Assert.Contains("prefers-contrast:more", style, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_line_stays_light() => Assert.InRange(SvgFile.Encode(ChartDrawing.Of(Chart.Line(Enumerable.Range(0, 100_000)))).Data.Length, 1_000, 30_000);

    [Theory]
    [MemberData(nameof(HtmlTests.Hostile), MemberType = typeof(HtmlTests))]
    public void Hostile_words_stay_words(string hostile)
    {
        Chart chart = Chart.Bar([hostile, "b"], new[] { 1, 2 }, hostile).And(Chart.Line(new[] { 1, 2 }, hostile)).Titled(hostile).WithX(hostile, hostile).Marked(1, hostile);
        Assert.Subset(new HashSet<string> { "svg", "style", "rect", "text", "path", "polyline", "circle" }, Svg(chart).DescendantsAndSelf().Select(element => element.Name.LocalName).ToHashSet());
        Assert.InRange(Faces.Html(chart).Length, 1_000, 60_000);
    }

    [Fact]
    public void Lengths_that_differ_are_refused_in_a_sentence() =>
        Assert.Equal("A chart needs as many x as y; these are 2 and 3.", Assert.Throws<KitException>(() => Chart.Line(new[] { 1, 2 }, new[] { 1, 2, 3 })).Message);

    [Fact]
    public void A_histogram_counts_every_finite_value() => AnyNumbers.Sample(numbers =>
        ((ChartSeries.Histogram)Chart.Histogram(numbers).Series[0]).Counts.Sum() == numbers.Count(double.IsFinite));

    [Fact]
    public void An_axis_of_powers_has_a_tick_for_each() =>
        Assert.Equal([0.01, 0.1, 1, 10, 100], new Axis([0.01, 100], 0, 100, logarithmic: true).Ticks.Select(tick => Math.Round(tick, 6)));

    [Theory]
    [InlineData(7)]
    [InlineData(9)]
    public void Names_of_many_lines_stand_in_as_many_rows_as_they_need_within_the_picture(int count)
    {
        string[] names = [.. Enumerable.Range(0, count).Select(i => $"a rather long name {i}")];
        XElement svg = Svg(Lines(names));
        XElement[] words = [.. svg.Descendants().Where(element => element.Name.LocalName == "text" && names.Contains(element.Value))];
        Assert.Equal(names, words.Select(word => word.Value));
        Assert.All(words, word => Assert.InRange((double)word.Attribute("x")! + ChartPainter.CharacterWidth * word.Value.Length, 0, 560));
    }

    [Fact]
    public void Names_that_would_leave_no_room_for_the_data_are_counted()
    {
        string[] names = [.. Enumerable.Range(0, 40).Select(i => $"name {i}")], words = [.. Words(Lines(names))];
        Assert.Contains($"… {40 - words.Count(names.Contains)} more", words);
    }

    [Fact]
    public void Of_twelve_lines_no_two_look_alike()
    {
        string[] looks = [.. Svg(Lines([.. Enumerable.Range(0, 12).Select(i => $"{i}")])).Descendants()
            .Where(element => element.Name.LocalName == "polyline")
            .Select(line => $"{line.Attribute("class")!.Value} {line.Attribute("stroke-dasharray")?.Value}")];
        Assert.Equal(12, looks.Distinct().Count());
    }

    private static Chart Lines(string[] names) => Chart.Of([.. names.SelectMany((name, i) => Chart.Line(new[] { i, i + 1, i }, name).Series)]);

    private static XElement Svg(Chart chart) => XDocument.Parse(Encoding.UTF8.GetString(SvgFile.Encode(ChartDrawing.Of(chart)).Data)).Root!;

    private static IEnumerable<string> Words(Chart chart) => Svg(chart).Descendants().Where(element => element.Name.LocalName == "text").Select(text => text.Value);
}
