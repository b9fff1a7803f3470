namespace NotebookKit.Display;

/// <summary>A training's two measures over the epochs, training against validation, side by side.</summary>
internal static class EpochChart
{
    private const int PanelWidth = 410, Height = 250, Left = 48, Right = 112, Top = 40, Bottom = 38;
    private const int MarkedPoints = 40, KeptPoints = 300;
    private const double LabelGap = 15;

    /// <summary>Draws a history of at least one epoch.</summary>
    public static EncodedImage Draw(TrainingHistory history)
    {
        var svg = new SvgDrawing(2 * PanelWidth, Height);
        EpochRecord[] epochs = Thin(history);
        Panel(svg, 0, "Loss (cross-entropy)", epochs, history.BestEpoch, [.. epochs.Select(e => e.TrainLoss)], [.. epochs.Select(e => e.ValidationLoss)], v => Numbers.Fixed(v, 3), double.PositiveInfinity);
        Panel(svg, PanelWidth, "Accuracy (%)", epochs, history.BestEpoch, [.. epochs.Select(e => e.TrainAccuracy * 100)], [.. epochs.Select(e => e.ValidationAccuracy * 100)], v => Numbers.Fixed(v, 1), 100);
        return svg.Encode();
    }

    private static EpochRecord[] Thin(TrainingHistory history)
    {
        int step = (history.Epochs.Count + KeptPoints - 1) / KeptPoints;
        return [.. history.Epochs.Where((epoch, i) => i % step == 0 || i == history.Epochs.Count - 1 || epoch.Epoch == history.BestEpoch)];
    }

    private static void Panel(
        SvgDrawing svg, double x0, string title, EpochRecord[] epochs, int best, double[] train, double[] validation, Func<double, string> word, double ceiling)
    {
        double left = x0 + Left, right = x0 + PanelWidth - Right, bottom = Height - Bottom;
        var y = new Axis([.. train, .. validation], bottom, Top, floor: 0, ceiling: ceiling);
        double first = epochs[0].Epoch, span = Math.Max(1, epochs[^1].Epoch - first);
        double X(double epoch) => epochs.Length == 1 ? (left + right) / 2 : left + (epoch - first) / span * (right - left);

        svg.Text(x0 + 12, 20, title, style: "ink b");
        foreach (double tick in y.Ticks)
        {
            svg.Line(left, y.At(tick), right, y.At(tick), "grid");
            svg.Text(left - 7, y.At(tick) + 4, Numbers.Fixed(tick, y.Decimals), "end");
        }

        svg.Line(left, bottom, right, bottom, "axis");
        foreach (int tick in EpochTicks(epochs)) svg.Text(X(tick), bottom + 16, Numbers.Of(tick), "middle");
        svg.Text((left + right) / 2, Height - 6, "epoch", "middle");

        int bestAt = Array.FindIndex(epochs, epoch => epoch.Epoch == best);
        if (bestAt >= 0)
        {
            svg.Line(X(best), Top, X(best), bottom, "axis d");
            bool atRight = X(best) > (left + right) / 2;
            svg.Text(X(best) + (atRight ? 4 : -4), Top - 4, $"best: epoch {best}", atRight ? "end" : "start");
        }

        Series(svg, epochs, train, X, y, "c0", square: false);
        Series(svg, epochs, validation, X, y, "c1", square: true);
        Labels(svg, right + 9, y, End("train", train, word, "t0"), End("validation", validation, word, "t1"));
    }

    private static void Series(SvgDrawing svg, EpochRecord[] epochs, double[] values, Func<double, double> x, Axis y, string colour, bool square)
    {
        var points = epochs.Zip(values).Where(pair => double.IsFinite(pair.Second)).Select(pair => (X: x(pair.First.Epoch), Y: y.At(pair.Second))).ToList();
        if (points.Count > 1) svg.Path(points, square ? colour : colour + " d");
        if (points.Count > MarkedPoints) return;
        foreach ((double px, double py) in points)
        {
            if (square) svg.Square(px, py, 6, colour.Replace('c', 'f'));
            else svg.Dot(px, py, 3, $"hollow {colour}");
        }
    }

    // A loss that ran away ends where it was last a number.
    private static (double Value, string Words, string Style) End(string name, double[] values, Func<double, string> word, string style) =>
        double.IsFinite(values[^1]) ? (values[^1], $"{name} {word(values[^1])}", style) : (Array.FindLast(values, double.IsFinite), name + " → NaN", style);

    // Names stand at the ends of their lines; where those meet, they make room for each other.
    private static void Labels(SvgDrawing svg, double x, Axis y, (double Value, string Words, string Style) one, (double Value, string Words, string Style) other)
    {
        (var upper, var lower) = y.At(one.Value) <= y.At(other.Value) ? (one, other) : (other, one);
        double a = y.At(upper.Value), b = y.At(lower.Value), push = Math.Max(0, LabelGap - (b - a)) / 2;
        svg.Text(x, a - push + 4, upper.Words, style: upper.Style);
        svg.Text(x, b + push + 4, lower.Words, style: lower.Style);
    }

    private static IEnumerable<int> EpochTicks(EpochRecord[] epochs)
    {
        int first = epochs[0].Epoch, last = epochs[^1].Epoch;
        int step = Math.Max(1, (int)Math.Ceiling((last - first) / 8.0));
        step = step <= 2 ? step : step <= 5 ? 5 : (step + 9) / 10 * 10;
        return Enumerable.Range(first, last - first + 1).Where(epoch => step == 1 || epoch == first || epoch % step == 0 && epoch - first > step / 2);
    }
}
