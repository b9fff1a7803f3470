namespace NotebookKit.Display;

/// <summary>A training's curves; the numbers behind them one click away.</summary>
internal static class TrainingHistoryFace
{
    public static IPart Of(TrainingHistory history)
    {
        if (history.Epochs.Count == 0) return new Line("Training history: no epoch has ended");

        EpochRecord first = history.Epochs[0], last = history.Epochs[^1];
        string best = history.Best is { } kept ? $", best validation accuracy {Numbers.Percent(kept.ValidationAccuracy)} in epoch {kept.Epoch}" : "";
        string count = history.Epochs.Count == 1 ? "1 epoch" : $"{Numbers.Count(history.Epochs.Count)} epochs";
        double seconds = double.IsFinite(history.Seconds) ? Math.Clamp(history.Seconds, 0, 1e8) : 0;
        string headline = $"Training history: {count} in {Numbers.Duration(TimeSpan.FromSeconds(seconds))}{best}";
        string alt = $"{headline}. Training loss from {Numbers.Fixed(first.TrainLoss, 3)} to {Numbers.Fixed(last.TrainLoss, 3)}, "
            + $"validation loss from {Numbers.Fixed(first.ValidationLoss, 3)} to {Numbers.Fixed(last.ValidationLoss, 3)}.";

        int step = (history.Epochs.Count + DisplayLimits.Epochs - 1) / DisplayLimits.Epochs;
        EpochRecord[] shown = [.. history.Epochs.Where((epoch, i) => i % step == 0 || epoch.Epoch == history.BestEpoch || i == history.Epochs.Count - 1)];
        return new Stack(
            new Line(headline, Line.Title),
            new HtmlOnly(new Picture(() => SvgFile.Encode(EpochChart.Draw(history)), alt)),
            new Fold("epochs", new Stack(
                new Line(step > 1 ? $"one in {step} epochs, the best and the last" : "", Line.Small),
                EpochTable.Of(shown, history.BestEpoch))),
            history.Log.Lines.Count == 0 ? new Stack() : new HtmlOnly(new Fold("log", BatchLogFace.Of(history.Log))));
    }
}
