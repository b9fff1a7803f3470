namespace NotebookKit.Display;

/// <summary>A running training. It is replaced in place several times a second and therefore small and cheap.</summary>
internal static class TrainingProgressFace
{
    private const int PastEpochs = 5, PastLines = 6;

    public static IPart Of(TrainingProgress progress)
    {
        TrainingHistory history = progress.History;
        EpochRecord? last = history.Epochs.Count > 0 ? history.Epochs[^1] : null;
        string validation = last is null ? "" : $" · validation {Numbers.Percent(last.ValidationAccuracy)}";
        var parts = new List<IPart>
        {
            new Line(Headline(progress), Line.Title),
            new ProgressBar(progress.Fraction, $"{Time(progress)} · {Numbers.Count((long)Math.Clamp(progress.ImagesPerSecond, 0, 1e15))} images/s"),
            new Line($"loss {Numbers.Fixed(progress.Loss, 3)} · accuracy {Numbers.Percent(progress.Accuracy)}{validation}"),
        };
        string log = BatchLogFace.Brief(history.Log, Math.Min(progress.Epoch, progress.Epochs), PastLines);
        if (log.Length > 0) parts.Add(new Line($"train accuracy: {log}", Line.Small));
        if (last is not null) parts.Add(EpochTable.Brief(history.Epochs.Skip(history.Epochs.Count - PastEpochs)));
        parts.Add(new Line(CleanText.Of(progress.Settings, 300), Line.Small));
        return new Stack(parts);
    }

    private static string Headline(TrainingProgress progress)
    {
        string best = progress.History.Best is { } kept ? $", best validation accuracy {Numbers.Percent(kept.ValidationAccuracy)} in epoch {kept.Epoch}" : "";
        if (progress.Stopped) return $"Training stopped in epoch {progress.Epoch} of {progress.Epochs}{best}";
        if (progress.Ended) return $"Training done: {(progress.Epochs == 1 ? "1 epoch" : $"{progress.Epochs} epochs")}{best}";
        return $"Training, epoch {progress.Epoch} of {progress.Epochs}";
    }

    private static string Time(TrainingProgress progress)
    {
        string gone = Numbers.Duration(progress.Elapsed);
        if (progress.Stopped) return $"stopped after {gone}";
        if (progress.Ended) return $"took {gone}";
        return progress.Remaining is { } left ? $"{gone} gone, {Numbers.Duration(left)} left" : $"{gone} gone";
    }
}
