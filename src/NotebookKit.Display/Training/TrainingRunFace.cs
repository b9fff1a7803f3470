namespace NotebookKit.Display;

/// <summary>A finished training: what it ran with and how it went.</summary>
internal static class TrainingRunFace
{
    public static IPart Of(TrainingRun run) => new Stack(
        TrainingHistoryFace.Of(run.History),
        new Line(
            $"{CleanText.Of(ModelName.Of(run.Model))}{(run.Stopped ? ", stopped early" : "")} · {Numbers.Count(run.TrainingImages)} training and {Numbers.Count(run.ValidationImages)} validation images"
            + $" · seed {run.Options.Seed} · took {Numbers.Duration(TimeSpan.FromSeconds(run.Seconds))}",
            Line.Small),
        new Line(CleanText.Of(run.Acceleration.ToString(), DisplayLimits.SentenceLength), Line.Small));
}
