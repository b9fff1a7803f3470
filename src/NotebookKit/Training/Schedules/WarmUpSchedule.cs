using System.Globalization;

namespace NotebookKit;

/// <summary>
/// A gradual warm-up before another schedule (Goyal et al., "Accurate, Large Minibatch SGD", 2017, section 2.2): the factor rises in
/// a line from 1/n to 1 over the first n updates; the other schedule then has the rest of the training to itself.
/// </summary>
/// <param name="Epochs">How many epochs the warm-up takes; parts of one are allowed.</param>
/// <param name="Then">What comes after it.</param>
public sealed record WarmUpSchedule(double Epochs, LearningRateSchedule Then) : LearningRateSchedule
{
    /// <inheritdoc/>
    public override double Factor(TrainingMoment moment)
    {
        ArgumentNullException.ThrowIfNull(moment);
        int rising = Math.Min((int)Math.Round(Epochs * moment.UpdatesPerEpoch), moment.Updates);
        return moment.Update < rising
            ? (moment.Update + 1.0) / rising
            : Then.Factor(moment with { Update = moment.Update - rising, Updates = moment.Updates - rising });
    }

    internal override void Validate()
    {
        if (!(Epochs >= 0)) throw new KitException(string.Create(CultureInfo.InvariantCulture, $"A warm-up takes 0 epochs or more, not {Epochs}."));
        Then.Validate();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"warm-up for {Epochs} epochs, then {Then}");
}
