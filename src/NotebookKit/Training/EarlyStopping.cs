using System.Globalization;

namespace NotebookKit;

/// <summary>Ends a training whose results have stopped getting better (Prechelt, "Early Stopping – But When?", 1998).</summary>
/// <param name="Patience">Epochs without an improvement after which the training ends, at least 1.</param>
/// <param name="MinimumDelta">An improvement by less than this is none.</param>
/// <param name="Metric">What is watched.</param>
public sealed record EarlyStopping(int Patience = 5, double MinimumDelta = 0, WatchedMetric Metric = WatchedMetric.ValidationLoss)
{
    /// <summary>Epochs without an improvement after which the training ends, at least 1.</summary>
    public int Patience { get; } = Patience >= 1 ? Patience : throw new ArgumentOutOfRangeException(nameof(Patience), "Patience is at least one epoch.");

    /// <summary>Whether a training with these epochs behind it should end.</summary>
    public bool IsOver(IReadOnlyList<EpochRecord> epochs)
    {
        ArgumentNullException.ThrowIfNull(epochs);
        double best = double.NegativeInfinity;
        int still = 0;
        foreach (EpochRecord epoch in epochs)
        {
            double merit = Metric.MeritOf(epoch);
            if (merit > best + MinimumDelta) (best, still) = (merit, 0);
            else still++;
        }

        return still >= Patience;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"after {Patience} epochs without a better {Metric.Describe()} (least change {MinimumDelta})");
}
