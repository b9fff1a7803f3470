namespace NotebookKit;

/// <summary>
/// The one-cycle schedule (Smith and Topin, "Super-Convergence", 2017): the learning rate rises in a line from a tenth of
/// its maximum, then falls in a half cosine to zero.
/// </summary>
/// <param name="Maximum">The highest learning rate.</param>
/// <param name="Steps">How many steps the training has.</param>
/// <param name="WarmUp">The part of them in which it rises.</param>
public sealed record OneCycleSchedule(double Maximum, int Steps, double WarmUp = 0.2)
{
    private const double Start = 0.1;

    /// <summary>The learning rate of a step.</summary>
    /// <param name="step">0 to <see cref="Steps"/> − 1.</param>
    public double this[int step]
    {
        get
        {
            double done = Steps <= 1 ? 1 : (double)step / (Steps - 1);
            return done < WarmUp
                ? Maximum * (Start + (1 - Start) * done / WarmUp)
                : Maximum * 0.5 * (1 + Math.Cos(Math.PI * (done - WarmUp) / (1 - WarmUp)));
        }
    }
}
