using System.Diagnostics;
using System.Text.Json.Nodes;

namespace NotebookKit.Tests.Metrics;

public sealed class GoldenTests
{
    private const double Exact = 1e-12;

    [Fact]
    public void Roc_area_with_ties_is_scikit_learns() => Assert.Equal(Golden.Number("rocAuc"), Roc.Area, Exact);

    [Fact]
    public void Roc_points_are_scikit_learns()
    {
        Near(Golden.Numbers("falsePositiveRates"), [.. Roc.Points.Select(point => point.FalsePositiveRate)]);
        Near(Golden.Numbers("truePositiveRates"), [.. Roc.Points.Select(point => point.TruePositiveRate)]);
    }

    [Fact]
    public void The_area_under_the_points_is_the_area() =>
        Assert.Equal(Roc.Area, Roc.Points.Zip(Roc.Points.Skip(1), (a, b) => (b.FalsePositiveRate - a.FalsePositiveRate) * (a.TruePositiveRate + b.TruePositiveRate) / 2).Sum(), Exact);

    [Fact]
    public void The_areas_interval_is_delongs() => Near(Golden.Numbers("delong"), [Roc.Interval!.Low, Roc.Interval.High]);

    [Fact]
    public void Average_precision_and_its_curve_are_scikit_learns()
    {
        PrecisionRecallCurve curve = PrecisionRecallCurve.Of(Golden.Truth, Golden.Numbers("scores"));
        Assert.Equal(Golden.Number("averagePrecision"), curve.AveragePrecision, Exact);
        Near(Golden.Numbers("precisions"), [.. curve.Points.Select(point => point.Precision)]);
        Near(Golden.Numbers("recalls"), [.. curve.Points.Select(point => point.Recall)]);
        Near(Golden.Numbers("thresholds"), [.. curve.Points.Select(point => point.Threshold)]);
    }

    [Fact]
    public void Mean_average_precision_is_scikit_learns() => Assert.Equal(Golden.Number("meanAveragePrecision"), PrecisionRecallCurve.Mean(Golden.Predictions).Value, Exact);

    [Fact]
    public void Quadratic_kappa_is_scikit_learns() => Assert.Equal(Golden.Number("kappa"), QuadraticKappa.Of(Golden.Integers("labels"), Golden.Integers("grades"), 4).Value, Exact);

    [Fact]
    public void Accuracy_and_top_2_are_scikit_learns() =>
        Near([Golden.Number("accuracy"), Golden.Number("top2")], [Accuracy.Of(Golden.Predictions).Value, Accuracy.Top(Golden.Predictions, 2).Value]);

    [Fact]
    public void Log_loss_is_scikit_learns() => Assert.Equal(Golden.Number("logLoss"), Golden.Predictions.Loss, 1e-6);

    [Fact]
    public void Precision_recall_and_f1_are_scikit_learns()
    {
        ClassificationReport report = ClassificationReport.Of(Golden.Predictions);
        Near(Golden.Numbers("byClass", 0), [.. report.Classes.Select(one => one.Precision)]);
        Near(Golden.Numbers("byClass", 1), [.. report.Classes.Select(one => one.Recall)]);
        Near(Golden.Numbers("byClass", 2), [.. report.Classes.Select(one => one.F1)]);
        Near(Golden.Numbers("byClass", 3), [.. report.Classes.Select(one => (double)one.Support)]);
        Near(Golden.Numbers("macro"), [report.Macro.Precision, report.Macro.Recall, report.Macro.F1]);
        Near(Golden.Numbers("weighted"), [report.Weighted.Precision, report.Weighted.Recall, report.Weighted.F1]);
        Near(Golden.Numbers("micro"), [report.Micro.Precision, report.Micro.Recall, report.Micro.F1]);
    }

    [Fact]
    public void Expected_calibration_error_is_the_oracles() => Assert.Equal(Golden.Number("ece"), Calibration.Of(Golden.Predictions, bins: 10).ExpectedError, 1e-9);

    [Fact]
    public void Bleu_is_nltks()
    {
        Bleu bleu = Bleu.Of(Golden.Candidates, Golden.References);
        Near(Golden.Numbers("bleu"), [bleu[1], bleu[2], bleu[3], bleu[4]]);
    }

    [Fact]
    public void Cider_d_is_the_oracles() => Assert.Equal(Golden.Number("ciderD"), CiderD.Of(Golden.Candidates, Golden.References).Value, Exact);

    [Fact]
    public void The_oracles_still_say_so()
    {
        Need.Python("sklearn, nltk");
        using Process oracle = Process.Start(new ProcessStartInfo("/usr/bin/python3", [Path.Combine(Golden.Folder, "metrics.py")]) { RedirectStandardOutput = true })!;
        JsonNode said = JsonNode.Parse(oracle.StandardOutput.ReadToEnd())!;
        foreach (string name in new[] { "rocAuc", "averagePrecision", "meanAveragePrecision", "kappa", "accuracy", "top2", "ece", "ciderD" })
            Assert.Equal(Golden.Number(name), said[name]!.GetValue<double>(), 1e-9);
    }

    private static RocCurve Roc => RocCurve.Of(Golden.Truth, Golden.Numbers("scores"));

    private static void Near(IReadOnlyList<double> expected, IReadOnlyList<double> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int i = 0; i < expected.Count; i++) Assert.Equal(expected[i], actual[i], Exact);
    }
}
