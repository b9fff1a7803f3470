using System.Text;
using System.Xml.Linq;
using CsCheck;

namespace NotebookKit.Display.Tests;

public sealed class ChartTests
{
    [Fact]
    public void Axis_holds_every_value() => Gen.Double[-1e6, 1e6].Array[1, 20].Sample(values =>
    {
        var axis = new Axis(values, 0, 100);
        return axis.Low <= values.Min() + axis.Step * 1e-6 && axis.High >= values.Max() - axis.Step * 1e-6;
    });

    [Fact]
    public void Axis_has_a_handful_of_ticks() => Gen.Double[-1e6, 1e6].Array[1, 20].Sample(values => new Axis(values, 0, 100).Ticks.Count() is >= 2 and <= 8);

    [Fact]
    public void Axis_survives_values_that_are_not_finite() => Assert.Equal(2, new Axis([double.NaN, 1, 2, double.PositiveInfinity], 0, 100).High);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(2000)]
    public void History_of_any_length_gives_a_light_picture(int epochs) => Assert.InRange(SvgFile.Encode(EpochChart.Draw(Samples.History(epochs))).Data.Length, 2_000, 40_000);

    [Fact]
    public void History_with_a_loss_that_exploded_is_well_formed()
    {
        var history = new TrainingHistory([new EpochRecord(1, 0.1, double.NaN, 0.1, double.PositiveInfinity, 0.1, 1), new EpochRecord(2, 0.1, double.NaN, 0.1, double.NaN, 0.1, 1)], 0);
        Assert.Equal("svg", XDocument.Parse(Encoding.UTF8.GetString(SvgFile.Encode(EpochChart.Draw(history)).Data)).Root!.Name.LocalName);
    }

    [Fact]
    public void A_loss_that_ran_away_is_named()
    {
        var history = new TrainingHistory([new EpochRecord(1, 0.1, 2, 0.1, 2, 0.1, 1), new EpochRecord(2, 0.1, double.NaN, 0.1, double.NaN, 0.1, 1)], 1);
        Assert.Contains("train → NaN", Encoding.UTF8.GetString(SvgFile.Encode(EpochChart.Draw(history)).Data), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_history_keeps_a_short_table() => Assert.InRange(Faces.Text(Samples.History(2000)).Split('\n').Length, 50, 70);

    [Fact]
    public void Chart_brings_its_own_dark_colours() => Assert.Contains("prefers-color-scheme:dark", Encoding.UTF8.GetString(SvgFile.Encode(EpochChart.Draw(Samples.History())).Data), StringComparison.Ordinal);

    [Fact]
    public void Training_and_validation_differ_by_more_than_colour() => Assert.Contains("stroke-dasharray", Encoding.UTF8.GetString(SvgFile.Encode(EpochChart.Draw(Samples.History())).Data), StringComparison.Ordinal);

    [Fact]
    public void Best_epoch_is_named() => Assert.Contains("best: epoch 3", Encoding.UTF8.GetString(SvgFile.Encode(EpochChart.Draw(Samples.History())).Data), StringComparison.Ordinal);
}
