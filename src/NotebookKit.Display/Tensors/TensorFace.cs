using TorchSharp;

namespace NotebookKit.Display;

/// <summary>A tensor's report: one line that says it all, its picture, its values one click away.</summary>
internal static class TensorFace
{
    public static IPart Of(torch.Tensor tensor) => Of(TensorReport.Of(tensor));

    /// <summary>What plain text shows: no pixel is read for it.</summary>
    public static IPart TextOf(torch.Tensor tensor) => Of(TensorReport.Of(tensor, new TensorLook((_, _, _) => null)));

    public static IPart Of(TensorReport report)
    {
        List<IPart> parts = report.Name.Length > 0 ? [new Line(report.Name, Line.Title)] : [];
        parts.Add(new Mono(report.Headline));
        parts.AddRange(report.Notes.Select(note => new Line(note, Line.Small)));
        if (report.Picture is not null) parts.Add(new HtmlOnly(report.Picture));
        if (report.Values.Length > 0) parts.Add(report.ShowsValues ? new Mono(report.Values) : new Fold("values", new Mono(report.Values)));
        foreach (TensorReport part in report.Parts) parts.Add(new Nested(Of(part)));
        return new Stack(parts);
    }
}
