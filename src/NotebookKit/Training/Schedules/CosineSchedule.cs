using System.Globalization;

namespace NotebookKit;

/// <summary>The learning rate falls in a half cosine (Loshchilov and Hutter, "SGDR", 2016, equation 5, without restarts).</summary>
/// <param name="Final">The factor at the last update, 0 to 1.</param>
public sealed record CosineSchedule(double Final = 0) : LearningRateSchedule
{
    /// <inheritdoc/>
    public override double Factor(TrainingMoment moment)
    {
        ArgumentNullException.ThrowIfNull(moment);
        return Final + (1 - Final) * 0.5 * (1 + Math.Cos(Math.PI * moment.Done));
    }

    internal override void Validate()
    {
        if (!(Final is >= 0 and <= 1)) throw new KitException(string.Create(CultureInfo.InvariantCulture, $"A CosineSchedule's Final is a factor from 0 to 1, not {Final}."));
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"cosine to {Final}");
}
