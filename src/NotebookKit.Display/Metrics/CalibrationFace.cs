namespace NotebookKit.Display;

/// <summary>Whether a model is right as often as it is sure: a reliability diagram.</summary>
internal static class CalibrationFace
{
    public static IPart Of(Calibration calibration)
    {
        ReliabilityBin[] bins = [.. calibration.Bins.Where(bin => bin.Count > 0).Take(DisplayLimits.TableRows)];
        double mean = bins.Sum(bin => bin.Count * bin.Confidence) / Math.Max(1, calibration.Count), right = bins.Sum(bin => bin.Count * bin.Accuracy) / Math.Max(1, calibration.Count);
        string verdict = mean > right
            ? $"On average it is too sure: {Numbers.Percent(mean)} confident, {Numbers.Percent(right)} right."
            : $"On average it is not sure enough: {Numbers.Percent(mean)} confident, {Numbers.Percent(right)} right.";
        string interval = calibration.Interval is { } i ? $"{Numbers.Percent(i.Level, 0)} interval {Numbers.Fixed(i.Low, 4)} to {Numbers.Fixed(i.High, 4)}" : "no interval";
        string alt = $"Reliability diagram of {bins.Length} bins that hold predictions. {verdict}";
        Column[] columns = [new("confidence"), new("predictions", Right: true), new("mean confidence", Right: true), new("right", Right: true), new("95 % interval", Right: true)];
        var rows = bins.Select(bin => (IReadOnlyList<Cell>)
        [
            $"{Numbers.Percent(bin.Low, 0)} to {Numbers.Percent(bin.High, 0)}", Numbers.Count(bin.Count), Numbers.Percent(bin.Confidence), Numbers.Percent(bin.Accuracy),
            bin.Interval is { } b ? $"{Numbers.Percent(b.Low, 0)} to {Numbers.Percent(b.High, 0)}" : "–",
        ]);
        return new Stack(
            new BigNumber("Expected calibration error", Numbers.Fixed(calibration.ExpectedError, 4), $"{interval} · largest {Numbers.Fixed(calibration.LargestError, 4)} · {Numbers.Count(calibration.Count)} predictions"),
            new Line(verdict),
            new HtmlOnly(new Stack(
                new Picture(() => SvgFile.Encode(ReliabilityDrawing.Draw(calibration)), alt),
                new Line("Bars: the part that was right, with its 95 % interval; dashed: where a calibrated model is; below, how many predictions each bar stands on.", Line.Small))),
            new Fold("bins", new Table(columns, [.. rows])));
    }
}
