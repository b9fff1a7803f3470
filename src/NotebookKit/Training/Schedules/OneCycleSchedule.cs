using System.Globalization;

namespace NotebookKit;

/// <summary>
/// The one-cycle schedule (Smith and Topin, "Super-Convergence", 2017): the learning rate rises in a line from a tenth of
/// its maximum, then falls in a half cosine to zero.
/// </summary>
/// <param name="WarmUp">The part of the training in which it rises, 0 to below 1.</param>
public sealed record OneCycleSchedule(double WarmUp = 0.2) : LearningRateSchedule
{
    private const double Start = 0.1;

    /// <inheritdoc/>
    public override double Factor(TrainingMoment moment)
    {
        ArgumentNullException.ThrowIfNull(moment);
        double done = moment.Done;
        return done < WarmUp
            ? Start + (1 - Start) * done / WarmUp
            : 0.5 * (1 + Math.Cos(Math.PI * (done - WarmUp) / (1 - WarmUp)));
    }

    internal override void Validate()
    {
        if (!(WarmUp is >= 0 and < 1)) throw new KitException(string.Create(CultureInfo.InvariantCulture, $"A OneCycleSchedule's WarmUp is a part of the training, 0 to below 1, not {WarmUp}."));
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"one cycle, rising for {WarmUp} of the training");
}
