namespace NotebookKit.Display;

/// <summary>What begins at which seed.</summary>
internal static class SeedReportFace
{
    public static IPart Of(SeedReport report) => new Stack(
        new Line(report.IsNew ? $"Everything begins at seed {Numbers.Of(report.Torch)}" : "Seeds", Line.Title),
        new Table([new(""), new("seed", Right: true)], [["torch's own generator", Numbers.Of(report.Torch)], ["#!train and #!lr-find", Numbers.Of(report.Training)]]),
        new Line("Methods that take a seed of their own, such as Trainer.Fit, go by that: new TrainingOptions { Seed = … }.", Line.Small));
}
