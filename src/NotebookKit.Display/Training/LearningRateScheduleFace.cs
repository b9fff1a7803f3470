namespace NotebookKit.Display;

/// <summary>How a schedule takes the learning rate through a training.</summary>
internal static class LearningRateScheduleFace
{
    private const int Updates = 300, Epochs = 30;

    public static IPart Of(LearningRateSchedule schedule)
    {
        IReadOnlyList<double> factors = schedule.Preview(Updates, Epochs);
        Chart chart = Chart.Line(Enumerable.Range(0, Updates).Select(i => 100.0 * i / (Updates - 1)), factors).WithX("training", "%").WithY("factor of the learning rate") with
        {
            Width = 460,
            Height = 220,
            X = new ChartAxis("training", "%") { Floor = 0, Ceiling = 100 },
            Y = new ChartAxis("factor of the learning rate") { Floor = 0 },
        };
        string note = schedule is PlateauSchedule ? "It waits for validation results, so that nothing is to be seen beforehand." : "";
        return new Stack(new Line($"Schedule: {CleanText.Of(schedule.ToString(), 200)}", Line.Title), ChartFace.Of(chart), new Line(note, Line.Small));
    }
}
