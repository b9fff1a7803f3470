namespace NotebookKit.Display;

/// <summary>Trainings in one picture: training loss and validation accuracy, a line each, and their last words in a table.</summary>
internal static class TrainingComparisonFace
{
    private const int MostLines = 8, KeptPoints = 300;

    public static IPart Of(TrainingComparison comparison)
    {
        (string Name, TrainingHistory History)[] shown = [.. comparison.Trainings.Where(one => one.History.Epochs.Count > 0).Take(MostLines).Select(one => (CleanText.Of(one.Name, 24), one.History))];
        if (shown.Length == 0) return new Line("Trainings compared: no epoch has ended");
        bool judged = Array.Exists(shown, one => one.History.Epochs.Any(epoch => double.IsFinite(epoch.ValidationAccuracy)));
        Drawing Draw() => ChartDrawing.Beside(
        [
            Panel("Training loss", shown, epoch => epoch.TrainLoss) with { Y = new() { Floor = 0 } },
            Panel(judged ? "Validation accuracy (%)" : "Training accuracy (%)", shown, epoch => 100 * (judged ? epoch.ValidationAccuracy : epoch.TrainAccuracy)) with { Y = new() { Floor = 0, Ceiling = 100 } },
        ]);
        string alt = "Training loss and accuracy over the epochs. " + string.Join("; ", shown.Select(one =>
            $"{one.Name}: loss from {Numbers.Fixed(one.History.Epochs[0].TrainLoss, 3)} to {Numbers.Fixed(one.History.Epochs[^1].TrainLoss, 3)}, best validation accuracy {Numbers.Percent(one.History.Best?.ValidationAccuracy ?? double.NaN)}"));
        Column[] columns =
        [
            new("training"), new("epochs", Right: true), new("last train loss", Right: true), new("last train accuracy", Right: true), new("best validation accuracy", Right: true),
            new("best epoch", Right: true), new("time", Right: true),
        ];
        return new Stack(
            new Line("Trainings compared", Line.Title),
            new HtmlOnly(new Picture(() => SvgFile.Encode(Draw()), alt)),
            new Table(columns, [.. shown.Select(one => Row(one.Name, one.History))]),
            new Line(shown.Length < comparison.Trainings.Count ? $"{shown.Length} of {Numbers.Count(comparison.Trainings.Count)} trainings" : "", Line.Small));
    }

    private static Chart Panel(string title, (string Name, TrainingHistory History)[] shown, Func<EpochRecord, double> measure)
    {
        Chart chart = shown.Select(one => Curve(one.Name, one.History, measure)).Aggregate((all, next) => all.And(next)).Titled(title);
        int last = shown.Max(one => one.History.Epochs[^1].Epoch);
        return chart with { Width = 430, Height = 260, X = new ChartAxis("epoch") { Whole = true, Floor = 1, Ceiling = Math.Max(2, last) } };
    }

    private static Chart Curve(string name, TrainingHistory history, Func<EpochRecord, double> measure)
    {
        int step = (history.Epochs.Count + KeptPoints - 1) / KeptPoints;
        EpochRecord[] epochs = [.. history.Epochs.Where((_, i) => i % step == 0 || i == history.Epochs.Count - 1)];
        return Chart.Line(epochs.Select(epoch => (double)epoch.Epoch), epochs.Select(measure), name);
    }

    private static IReadOnlyList<Cell> Row(string name, TrainingHistory history)
    {
        EpochRecord last = history.Epochs[^1];
        return
        [
            name, Numbers.Count(history.Epochs.Count), Numbers.Fixed(last.TrainLoss, 4), Numbers.Percent(last.TrainAccuracy), Numbers.Percent(history.Best?.ValidationAccuracy ?? double.NaN),
            history.BestEpoch > 0 ? Numbers.Of(history.BestEpoch) : "–",
            double.IsFinite(history.Seconds) ? Numbers.Duration(TimeSpan.FromSeconds(Math.Clamp(history.Seconds, 0, 1e8))) : "–",
        ];
    }
}
