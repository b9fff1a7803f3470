namespace NotebookKit.Display.Tests;

public sealed class TrainingProgressTests
{
    [Fact]
    public void Stays_below_four_kilobytes()
    {
        TrainingProgress longest = Samples.Progress(new string('s', 500)) with
        {
            Epoch = 9998,
            Epochs = 10_000,
            Elapsed = TimeSpan.FromHours(99),
            ImagesPerSecond = 123_456_789,
            History = Samples.History(9997),
            Loss = 1234.567,
        };
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(Faces.Html(longest)), 1_000, 4_000);
    }

    [Fact]
    public void Shows_a_bar_that_needs_no_style() => Assert.Equal("0.5", new Page(Faces.Html(Samples.Progress())).All("progress").Single().Attribute("value")!.Value);

    [Fact]
    public void Shows_before_the_first_step() =>
        Assert.Contains("0 % · 0.0 s gone", Faces.Text(Samples.Progress() with { Epoch = 1, Step = 0, Elapsed = TimeSpan.Zero, ImagesPerSecond = 0, Loss = double.NaN, Accuracy = double.NaN, History = Samples.History(0) }), StringComparison.Ordinal);

    [Fact]
    public void Shows_the_last_five_epochs() =>
        Assert.Equal(["4", "5", "6", "7", "8"], new Page(Faces.Html(Samples.Progress() with { History = Samples.History(8) })).All("tbody").Single().Elements("tr").Select(row => row.Elements().First().Value));
}
