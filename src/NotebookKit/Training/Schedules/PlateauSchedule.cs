using System.Globalization;

namespace NotebookKit;

/// <summary>
/// The learning rate falls whenever the validation result has stood still for some epochs. What was seen is read from the
/// training's history each time, so nothing needs to be kept.
/// </summary>
/// <param name="Patience">Epochs without an improvement that are put up with; the next one makes the rate fall.</param>
/// <param name="Gamma">What the rate is multiplied with each time, above 0 and below 1.</param>
/// <param name="MinimumDelta">An improvement by less than this is none.</param>
/// <param name="Metric">What is watched.</param>
/// <param name="Least">The factor below which the rate does not fall.</param>
public sealed record PlateauSchedule(
    int Patience = 3, double Gamma = 0.1, double MinimumDelta = 1e-4, WatchedMetric Metric = WatchedMetric.ValidationLoss, double Least = 1e-4) : LearningRateSchedule
{
    /// <inheritdoc/>
    public override double Factor(TrainingMoment moment)
    {
        ArgumentNullException.ThrowIfNull(moment);
        double best = double.NegativeInfinity, factor = 1;
        int still = 0;
        foreach (EpochRecord epoch in moment.History)
        {
            double merit = Metric.MeritOf(epoch);
            if (merit > best + MinimumDelta) (best, still) = (merit, 0);
            else if (++still > Patience) (factor, still) = (Math.Max(Least, factor * Gamma), 0);
        }

        return factor;
    }

    internal override void Validate()
    {
        if (Patience < 0 || !(Gamma is > 0 and < 1) || !(Least is >= 0 and < 1))
            throw new KitException(string.Create(CultureInfo.InvariantCulture, $"A PlateauSchedule wants Patience from 0, Gamma between 0 and 1 and Least from 0 to below 1, not {Patience}, {Gamma} and {Least}."));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"on a plateau ×{Gamma} (patience {Patience}, by {Metric.Describe()}, least change {MinimumDelta}, down to {Least})");
}
