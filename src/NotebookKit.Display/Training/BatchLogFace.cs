namespace NotebookKit.Display;

/// <summary>A training's log within its epochs, as a terminal would have shown it line by line.</summary>
internal static class BatchLogFace
{
    private const int MostLines = 120;

    public static IPart Of(BatchLog log)
    {
        if (log.Lines.Count == 0) return new Line("Training log: no lines");
        int step = (log.Lines.Count + MostLines - 1) / MostLines;
        Column[] columns = [new("epoch", Right: true), new("batch", Right: true), new("train accuracy", Right: true), new("train loss", Right: true), new("time in the epoch", Right: true)];
        var rows = log.Lines.Where((_, i) => i % step == 0 || i == log.Lines.Count - 1).Select(line => (IReadOnlyList<Cell>)
        [
            Numbers.Of(line.Epoch), Numbers.Count(line.Batch), Numbers.Fixed(line.Accuracy, 3), Numbers.Fixed(line.Loss, 3),
            double.IsFinite(line.Seconds) ? Numbers.Duration(TimeSpan.FromSeconds(Math.Clamp(line.Seconds, 0, 1e8))) : "–",
        ]);
        return new Stack(
            new Line("Training log", Line.Title),
            new Table(columns, [.. rows]),
            new Line(step > 1 ? $"one in {step} of {Numbers.Count(log.Lines.Count)} lines, and the last" : "", Line.Small),
            new Line("Both are running means since the epoch began.", Line.Small));
    }

    /// <summary>The last lines of the running epoch in one.</summary>
    public static string Brief(BatchLog log, int epoch, int most) =>
        string.Join(" → ", log.Lines.Where(line => line.Epoch == epoch).TakeLast(most).Select(line => $"batch {Numbers.Count(line.Batch)}: {Numbers.Fixed(line.Accuracy, 3)}"));
}
