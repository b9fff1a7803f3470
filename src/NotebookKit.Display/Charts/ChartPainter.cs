namespace NotebookKit.Display;

/// <summary>Draws a chart whose data share two axes: lines, points, bars, histograms, boxes.</summary>
internal sealed class ChartPainter
{
    public const double CharacterWidth = 6.8;

    private const int KeptPoints = 600, MarkedPoints = 40, KeptBars = 60, LabelGap = 15;
    private static readonly string?[] Dashes = [null, "6 4", "2 3", "8 3 2 3", "4 2", "1 4"];

    private readonly Chart _chart;
    private readonly Drawing _drawing;
    private readonly Axis _x, _y;
    private readonly double _left, _right, _top, _bottom;
    private readonly bool _labels;
    private readonly ChartLegend _legend;
    private readonly string[] _categories;

    private ChartPainter(Chart chart)
    {
        _chart = chart;
        _drawing = new Drawing(Math.Clamp(chart.Width, 160, 1600), Math.Clamp(chart.Height, 120, 1200));
        string?[] names = [.. chart.Series.Where(series => series is not ChartSeries.Box).Select(series => series.Name)];
        // Names stand at the ends of lines; other things have a legend.
        _labels = chart.Series.Count is > 0 and <= 6 && chart.Series.All(series => series is ChartSeries.Line) && names.Any(name => name is not null);
        _legend = !_labels && names.Count(name => name is not null) > (chart.Series.Count == 1 ? 1 : 0)
            ? ChartLegend.Of(chart.Series, _drawing.Width - 70, _drawing.Height / 3.0) : ChartLegend.None;
        _categories = Categories(chart);
        double label = _labels ? Math.Min(180, 16 + CharacterWidth * chart.Series.Max(series => EndWords(series).Length)) : 18;
        _top = (chart.Title.Length > 0 ? 40 : 18) + _legend.Height + (chart.Y.Words.Length > 0 ? 14 : 0) + (chart.Marks.Count > 0 ? 12 : 0);
        bool sideways = Sideways(_categories, _drawing.Width - 70);
        double below = sideways ? Math.Min(110, 12 + CharacterWidth * _categories.Max(name => name.Length)) : 20;
        _bottom = _drawing.Height - 12 - below - (chart.X.Words.Length > 0 ? 18 : 0);
        _y = new Axis(Heights(chart), _bottom, _top, Math.Clamp((int)((_bottom - _top) / 38), 2, 8), chart.Y.Floor, chart.Y.Ceiling, chart.Y.Logarithmic, chart.Y.Whole);
        _left = 18 + CharacterWidth * _y.Ticks.Max(tick => _y.Word(tick).Length);
        _right = _drawing.Width - label;
        double room = _right - _left;
        double[] across = [.. Across(chart)];
        // An axis across begins and ends with the data where that leaves no room unused.
        _x = new Axis(across, _left, _right, Math.Clamp((int)(room / 80), 2, 10), chart.X.Floor, chart.X.Ceiling, chart.X.Logarithmic, chart.X.Whole);
    }

    public static Drawing Draw(Chart chart)
    {
        var painter = new ChartPainter(chart);
        painter.Frame();
        for (int i = 0; i < chart.Series.Count; i++) painter.Paint(chart.Series[i], i);
        if (painter._labels) painter.Labels();
        painter._legend.Draw(painter._drawing, painter._left, chart.Title.Length > 0 ? 42 : 20);
        return painter._drawing;
    }

    /// <summary>How a line is broken: another way for each of the colours, and once these begin again for each of those.</summary>
    public static string? Dash(int series) => Dashes[(series + series / Dashes.Length) % Dashes.Length];

    /// <summary>Draws a point. Shapes differ as well as colours: rings, squares, discs.</summary>
    public static void Marker(Drawing drawing, double x, double y, int series)
    {
        switch ((series + series / Dashes.Length) % 3)
        {
            case 0: drawing.Add(new Shape.Dot(x, y, 3, Tone.OfSeries(series), Hollow: true)); break;
            case 1: drawing.Square(x, y, 6, Tone.OfSeries(series)); break;
            default: drawing.Add(new Shape.Dot(x, y, 3, Tone.OfSeries(series))); break;
        }
    }

    private static string[] Categories(Chart chart) =>
        [.. chart.Series.OfType<ChartSeries.Bars>().SelectMany(bars => bars.Categories).Concat(chart.Series.OfType<ChartSeries.Box>().Select(box => box.Name ?? ""))
            .Select(name => CleanText.Of(name, 24)).Distinct().Take(KeptBars)];

    private static bool Sideways(string[] categories, double room) => categories.Length > 0 && categories.Sum(name => name.Length * CharacterWidth + 10) > room;

    private static IEnumerable<double> Heights(Chart chart) => chart.Series.SelectMany(series => series switch
    {
        ChartSeries.Line line => line.Y,
        ChartSeries.Points points => points.Y,
        ChartSeries.Bars bars => bars.Values.Append(0),
        ChartSeries.Histogram histogram => histogram.Counts.Append(0),
        ChartSeries.Box box => box.Values,
        _ => [],
    });

    private static IEnumerable<double> Across(Chart chart) => chart.Series.SelectMany(series => series switch
    {
        ChartSeries.Line line => line.X,
        ChartSeries.Points points => points.X,
        ChartSeries.Histogram histogram => histogram.Edges,
        _ => [],
    });

    private void Frame()
    {
        if (_chart.Title.Length > 0) _drawing.Words(12, 22, CleanText.Of(_chart.Title, DisplayLimits.ChartTitleLength), Tone.Ink, bold: true, size: 13);
        if (_chart.Y.Words.Length > 0) _drawing.Words(12, _top - 10 - (_chart.Marks.Count > 0 ? 12 : 0), _chart.Y.Words, Tone.Dim);
        foreach (double tick in _y.Ticks)
        {
            _drawing.Line(_left, _y.At(tick), _right, _y.At(tick), Tone.Grid);
            _drawing.Words(_left - 7, _y.At(tick) + 4, _y.Word(tick), Tone.Dim, Anchor.End);
        }

        _drawing.Line(_left, _bottom, _right, _bottom, Tone.Axis);
        if (_categories.Length > 0) CategoryNames();
        else foreach (double tick in _x.Ticks) _drawing.Words(_x.At(tick), _bottom + 17, _x.Word(tick), Tone.Dim, Anchor.Middle);
        if (_chart.X.Words.Length > 0) _drawing.Words((_left + _right) / 2, _drawing.Height - 9, _chart.X.Words, Tone.Dim, Anchor.Middle);
        foreach (ChartMark mark in _chart.Marks.Where(mark => double.IsFinite(mark.X)).Take(12))
        {
            double x = _x.At(mark.X);
            bool atRight = x > (_left + _right) / 2;
            _drawing.Line(x, _top, x, _bottom, Tone.Axis, dash: "5 4");
            _drawing.Words(x + (atRight ? 4 : -4), _top - 5, CleanText.Of(mark.Label), Tone.Dim, atRight ? Anchor.End : Anchor.Start);
        }
    }

    private void CategoryNames()
    {
        bool sideways = Sideways(_categories, _drawing.Width - 70);
        for (int i = 0; i < _categories.Length; i++)
        {
            if (sideways) _drawing.Add(new Shape.Words(Middle(i) + 4, _bottom + 8, _categories[i], Tone.Dim, Anchor.End) { Upright = true });
            else _drawing.Words(Middle(i), _bottom + 17, _categories[i], Tone.Dim, Anchor.Middle);
        }
    }

    private double Middle(int category) => _left + (category + 0.5) * (_right - _left) / _categories.Length;

    private void Paint(ChartSeries series, int index)
    {
        switch (series)
        {
            case ChartSeries.Line line: Paint(line, index); break;
            case ChartSeries.Points points: Paint(points, index); break;
            case ChartSeries.Bars bars: Paint(bars, index); break;
            case ChartSeries.Histogram histogram: Paint(histogram, index); break;
            case ChartSeries.Box box: Paint(box, index); break;
        }
    }

    private void Paint(ChartSeries.Line line, int index)
    {
        (double X, double Y)[] data = [.. line.X.Zip(line.Y)];
        int step = Math.Max(1, data.Length / KeptPoints);
        var run = new List<(double X, double Y)>();
        for (int i = 0; i < data.Length; i++)
        {
            bool drawn = Drawn(data[i]);
            if (drawn && (i % step == 0 || i == data.Length - 1)) run.Add((_x.At(data[i].X), _y.At(data[i].Y)));
            if (drawn && i < data.Length - 1) continue;
            if (run.Count > 1) _drawing.Add(new Shape.Path([.. run], Tone.OfSeries(index), 2, Dash(index)));
            run.Clear();
        }

        if (data.Length <= MarkedPoints) foreach ((double X, double Y) point in data.Where(Drawn)) Marker(_drawing, _x.At(point.X), _y.At(point.Y), index);
    }

    private void Paint(ChartSeries.Points points, int index)
    {
        (double X, double Y)[] data = [.. points.X.Zip(points.Y).Where(Drawn)];
        int step = (data.Length + 4 * KeptPoints - 1) / (4 * KeptPoints);
        foreach ((double x, double y) in data.Where((_, i) => i % Math.Max(1, step) == 0)) Marker(_drawing, _x.At(x), _y.At(y), index);
    }

    private bool Drawn((double X, double Y) point) =>
        double.IsFinite(point.X) && double.IsFinite(point.Y) && !(_chart.Y.Logarithmic && point.Y <= 0) && !(_chart.X.Logarithmic && point.X <= 0);

    private void Paint(ChartSeries.Bars bars, int index)
    {
        ChartSeries.Bars[] all = [.. _chart.Series.OfType<ChartSeries.Bars>()];
        double slot = (_right - _left) / _categories.Length, width = Math.Min(64, slot * 0.72 / all.Length);
        int place = Array.IndexOf(all, bars);
        for (int i = 0; i < bars.Categories.Count; i++)
        {
            int category = Array.IndexOf(_categories, CleanText.Of(bars.Categories[i], 24));
            if (category < 0 || !double.IsFinite(bars.Values[i])) continue;
            double x = Middle(category) + (place - all.Length / 2.0) * width, from = _y.At(Math.Max(0, _chart.Y.Logarithmic ? double.Epsilon : 0)), to = _y.At(bars.Values[i]);
            _drawing.Add(new Shape.Box(x, Math.Min(from, to), Math.Max(1, width - 1), Math.Abs(to - from), Tone.OfSeries(index)) { Radius = 1 });
            if (all.Length == 1 && slot > 34) _drawing.Words(Middle(category), Math.Min(from, to) - 4, Numbers.Value(bars.Values[i]), Tone.Ink, Anchor.Middle, size: 11);
        }
    }

    private void Paint(ChartSeries.Histogram histogram, int index)
    {
        for (int i = 0; i < histogram.Counts.Count; i++)
        {
            double from = _x.At(histogram.Edges[i]), to = _x.At(histogram.Edges[i + 1]), top = _y.At(histogram.Counts[i]);
            _drawing.Add(new Shape.Box(from, top, Math.Max(1, to - from - 1), _bottom - top, Tone.OfSeries(index), _chart.Series.Count > 1 ? 0.65 : 1));
        }
    }

    private void Paint(ChartSeries.Box box, int index)
    {
        double[] sorted = [.. box.Values.Where(double.IsFinite).Order()];
        int category = Array.IndexOf(_categories, CleanText.Of(box.Name ?? "", 24));
        if (sorted.Length == 0 || category < 0) return;
        double Quantile(double q) => sorted[(int)(q * (sorted.Length - 1))] + (q * (sorted.Length - 1) % 1) * (sorted[Math.Min(sorted.Length - 1, (int)(q * (sorted.Length - 1)) + 1)] - sorted[(int)(q * (sorted.Length - 1))]);
        double low = Quantile(0.25), median = Quantile(0.5), high = Quantile(0.75), reach = 1.5 * (high - low);
        double x = Middle(category), half = Math.Min(30, (_right - _left) / _categories.Length * 0.3);
        Tone tone = Tone.OfSeries(index);
        double bottom = sorted.First(value => value >= low - reach), top = sorted.Last(value => value <= high + reach);
        _drawing.Line(x, _y.At(bottom), x, _y.At(low), tone, 1.5);
        _drawing.Line(x, _y.At(high), x, _y.At(top), tone, 1.5);
        foreach (double end in new[] { bottom, top }) _drawing.Line(x - half / 2, _y.At(end), x + half / 2, _y.At(end), tone, 1.5);
        _drawing.Add(new Shape.Box(x - half, _y.At(high), 2 * half, Math.Max(1, _y.At(low) - _y.At(high)), tone, 0.35));
        _drawing.Line(x - half, _y.At(median), x + half, _y.At(median), tone, 2.5);
        foreach (double far in sorted.Where(value => value < bottom || value > top).Take(60)) _drawing.Add(new Shape.Dot(x, _y.At(far), 2.5, tone, Hollow: true));
    }

    private void Labels()
    {
        var ends = _chart.Series.Cast<ChartSeries.Line>().Select((line, i) => (Line: line, Index: i, Y: EndOf(line))).Where(end => end.Y is not null && end.Line.Name is not null).OrderBy(end => end.Y).ToList();
        double[] places = [.. ends.Select(end => end.Y!.Value)];
        // Where labels meet they make room for each other, and none leaves the picture.
        for (int i = 1; i < places.Length; i++) places[i] = Math.Max(places[i], places[i - 1] + LabelGap);
        double over = places.Length > 0 ? Math.Max(0, places[^1] - (_bottom + 4)) : 0;
        for (int i = places.Length - 1; i >= 0; i--) places[i] = i == places.Length - 1 ? places[i] - over : Math.Min(places[i], places[i + 1] - LabelGap);
        for (int i = 0; i < ends.Count; i++) _drawing.Words(_right + 9, places[i] + 4, EndWords(ends[i].Line), Tone.OfWords(ends[i].Index));
    }

    private double? EndOf(ChartSeries.Line line)
    {
        int last = Enumerable.Range(0, line.Y.Count).LastOrDefault(i => Drawn((line.X[i], line.Y[i])), -1);
        return last < 0 ? null : _y.At(line.Y[last]);
    }

    // A line that ran away says so: a loss that became NaN ends where it was last a number.
    private static string EndWords(ChartSeries series)
    {
        string name = CleanText.Of(series.Name, 20);
        return series is ChartSeries.Line { Y: [.., var last] } ? double.IsFinite(last) ? $"{name} {Numbers.Value(last)}" : name + " → NaN" : name;
    }
}
