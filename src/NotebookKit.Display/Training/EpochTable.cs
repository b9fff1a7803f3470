namespace NotebookKit.Display;

/// <summary>Epochs as a table; the one whose weights were kept is marked.</summary>
internal static class EpochTable
{
    private static readonly Column[] Measures =
    [
        new("epoch", Right: true), new("train loss", Right: true), new("train accuracy", Right: true), new("validation loss", Right: true),
        new("validation accuracy", Right: true),
    ];

    /// <summary>Losses and accuracies alone, for a place that is short of bytes.</summary>
    public static Table Brief(IEnumerable<EpochRecord> epochs) => new(Measures, [.. epochs.Select(Row)]);

    /// <summary>Everything about each epoch.</summary>
    public static Table Of(IEnumerable<EpochRecord> epochs, int best) => new(
        [.. Measures, new("learning rate", Right: true), new("time", Right: true), new("")],
        [.. epochs.Select(epoch => (IReadOnlyList<Cell>)
            [.. Row(epoch), Numbers.Value(epoch.LearningRate), Clock(epoch.Seconds), epoch.Epoch == best ? "★ best" : ""])]);

    private static IReadOnlyList<Cell> Row(EpochRecord epoch) =>
    [
        Numbers.Of(epoch.Epoch), Numbers.Fixed(epoch.TrainLoss, 4), Numbers.Percent(epoch.TrainAccuracy), Numbers.Fixed(epoch.ValidationLoss, 4),
        Numbers.Percent(epoch.ValidationAccuracy),
    ];

    private static string Clock(double seconds) => double.IsFinite(seconds) ? Numbers.Duration(TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 1e8))) : "–";
}
