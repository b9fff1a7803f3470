using System.Globalization;

namespace NotebookKit;

/// <summary>The learning rate is multiplied with a factor at certain epochs, as in He et al. 2015, section 4.2.</summary>
/// <param name="Milestones">The parts of the training, 0 to 1, after which it falls: [0.5, 0.75] are the paper's 32k and 48k of 64k steps.</param>
/// <param name="Gamma">What it is multiplied with each time; the paper's 0.1.</param>
public sealed record StepSchedule(IReadOnlyList<double> Milestones, double Gamma = 0.1) : LearningRateSchedule
{
    /// <summary>The paper's: a tenth after a half, another tenth after three quarters.</summary>
    public StepSchedule() : this([0.5, 0.75]) { }

    /// <inheritdoc/>
    public override double Factor(TrainingMoment moment)
    {
        ArgumentNullException.ThrowIfNull(moment);
        double begun = (double)moment.Update / Math.Max(1, moment.Updates);
        return Math.Pow(Gamma, Milestones.Count(milestone => begun >= milestone));
    }

    internal override void Validate()
    {
        if (Milestones.Any(milestone => !(milestone is >= 0 and <= 1)))
            throw new KitException("A StepSchedule's milestones are parts of the training, 0 to 1, not epochs: of 90 epochs, the 30th and the 60th are [1 / 3.0, 2 / 3.0].");
        if (!(Gamma is > 0 and <= 1)) throw new KitException(string.Create(CultureInfo.InvariantCulture, $"A StepSchedule's rate is multiplied with Gamma, above 0 and at most 1, not {Gamma}."));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"step, ×{Gamma} after {string.Join(", ", Milestones.Select(milestone => milestone.ToString("R", CultureInfo.InvariantCulture)))} of the training");
}
