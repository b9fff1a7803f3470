namespace NotebookKit.Display;

/// <summary>Where new tensors go, and where they could.</summary>
internal static class DeviceReportFace
{
    public static IPart Of(DeviceReport report) => new Stack(
        new Line($"New tensors go to {CleanText.Of(report.Current)}", Line.Title),
        new Line($"libtorch can use {string.Join(", ", report.Usable.Select(device => CleanText.Of(device)))} here."),
        new Line(report.Usable.Count > 1 ? "#!device NAME changes it; models and tensors that are there already stay where they are." : "#!gpu says why there is no other.", Line.Small));
}
