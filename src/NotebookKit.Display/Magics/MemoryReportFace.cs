namespace NotebookKit.Display;

/// <summary>What a piece of code did to the memory.</summary>
internal static class MemoryReportFace
{
    public static IPart Of(MemoryReport report)
    {
        string tensors = report.TensorsLeft switch
        {
            null => "",
            0 => " · as many tensors as before",
            1 => " · one tensor more than before",
            > 0 and var more => $" · {Numbers.Count(more)} tensors more than before",
            var fewer => $" · {Numbers.Count(-fewer.Value)} fewer tensors than before",
        };
        return new Stack(
            new Line($"Peak {Numbers.Bytes(report.Peak)}, {Numbers.Bytes(Math.Max(0, report.Peak - report.Before))} above the beginning", Line.Title),
            new Line($"process memory before {Numbers.Bytes(report.Before)}, after {Numbers.Bytes(report.After)}"),
            new Line($"allocated on .NET's heap: {Numbers.Bytes(report.AllocatedBytes)}{tensors}", Line.Small));
    }
}
