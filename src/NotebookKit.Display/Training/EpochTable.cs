namespace NotebookKit.Display;

/// <summary>Epochs as a table; the one whose weights were kept is marked.</summary>
internal static class EpochTable
{
    public static Table Of(IEnumerable<EpochRecord> epochs, int best) => new(
        [
            new("epoch", Right: true), new("train loss", Right: true), new("train accuracy", Right: true), new("validation loss", Right: true),
            new("validation accuracy", Right: true), new("learning rate", Right: true), new("time", Right: true), new(""),
        ],
        [.. epochs.Select(epoch => (IReadOnlyList<Cell>)
        [
            Numbers.Of(epoch.Epoch), Numbers.Fixed(epoch.TrainLoss, 4), Numbers.Percent(epoch.TrainAccuracy), Numbers.Fixed(epoch.ValidationLoss, 4),
            Numbers.Percent(epoch.ValidationAccuracy), Numbers.Value(epoch.LearningRate), Clock(epoch.Seconds), epoch.Epoch == best ? "★ best" : "",
        ])]);

    private static string Clock(double seconds) => double.IsFinite(seconds) ? Numbers.Duration(TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 1e8))) : "–";
}
