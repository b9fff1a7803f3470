namespace NotebookKit.Display;

/// <summary>What an axis of a <see cref="Chart"/> says.</summary>
/// <param name="Title">What is measured, or empty.</param>
/// <param name="Unit">In what, or empty.</param>
public sealed record ChartAxis(string Title = "", string Unit = "")
{
    /// <summary>Whether equal steps are equal factors; values that aren't positive are left out then.</summary>
    public bool Logarithmic { get; init; }

    /// <summary>Whether only whole numbers have ticks, as epochs do.</summary>
    public bool Whole { get; init; }

    /// <summary>The axis ends no lower than this.</summary>
    public double Floor { get; init; } = double.NegativeInfinity;

    /// <summary>The axis ends no higher than this.</summary>
    public double Ceiling { get; init; } = double.PositiveInfinity;

    internal string Words => CleanText.Of(Unit.Length == 0 ? Title : Title.Length == 0 ? Unit : $"{Title} ({Unit})", DisplayLimits.ChartTitleLength);
}
