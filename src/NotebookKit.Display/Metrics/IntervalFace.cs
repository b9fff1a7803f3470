namespace NotebookKit.Display;

/// <summary>A confidence interval in a line.</summary>
internal static class IntervalFace
{
    public static IPart Of(Interval interval) => new Line($"{Numbers.Percent(interval.Level, 0)} interval: {Numbers.Value(interval.Low)} to {Numbers.Value(interval.High)}");
}
