namespace NotebookKit.Display;

/// <summary>A training's two measures over the epochs, training against validation, side by side.</summary>
internal static class EpochChart
{
    private const int KeptPoints = 300;

    /// <summary>Draws a history of at least one epoch.</summary>
    public static Drawing Draw(TrainingHistory history)
    {
        EpochRecord[] epochs = Thin(history);
        return ChartDrawing.Beside(
        [
            Panel("Loss (cross-entropy)", epochs, history.BestEpoch, e => e.TrainLoss, e => e.ValidationLoss) with { Y = new() { Floor = 0 } },
            Panel("Accuracy (%)", epochs, history.BestEpoch, e => e.TrainAccuracy * 100, e => e.ValidationAccuracy * 100) with { Y = new() { Floor = 0, Ceiling = 100 } },
        ]);
    }

    private static EpochRecord[] Thin(TrainingHistory history)
    {
        int step = (history.Epochs.Count + KeptPoints - 1) / KeptPoints;
        return [.. history.Epochs.Where((epoch, i) => i % step == 0 || i == history.Epochs.Count - 1 || epoch.Epoch == history.BestEpoch)];
    }

    private static Chart Panel(string title, EpochRecord[] epochs, int best, Func<EpochRecord, double> train, Func<EpochRecord, double> validation)
    {
        double[] numbers = [.. epochs.Select(epoch => (double)epoch.Epoch)];
        Chart chart = Chart.Line(numbers, epochs.Select(validation), "validation").And(Chart.Line(numbers, epochs.Select(train), "train")).Titled(title).WithX("epoch") with
        {
            Width = 430,
            Height = 260,
            X = new ChartAxis("epoch") { Whole = true, Floor = numbers[0], Ceiling = Math.Max(numbers[^1], numbers[0] + 1) },
        };
        return Array.Exists(epochs, epoch => epoch.Epoch == best) ? chart.Marked(best, $"best: epoch {best}") : chart;
    }
}
