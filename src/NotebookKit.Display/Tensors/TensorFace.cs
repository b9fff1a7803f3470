using TorchSharp;

namespace NotebookKit.Display;

/// <summary>A tensor: one line that says it all, its picture where its shape suggests one, its values one click away.</summary>
internal static class TensorFace
{
    public static IPart Of(torch.Tensor tensor)
    {
        if (tensor.IsInvalid) return new Line("Tensor, disposed");

        using DisposeScope scope = torch.NewDisposeScope();
        using IDisposable frozen = torch.no_grad();
        torch.Tensor? readable = TensorReading.Dense(tensor);
        TensorReport report = TensorReport.Of(tensor, readable);
        var parts = new List<IPart> { new Mono(report.Headline) };
        if (readable is not null && report.Statistics is { } statistics)
        {
            TensorPicture? picture = TensorPicture.Guess(readable, statistics);
            if (picture is not null) parts.Add(new HtmlOnly(picture.Part));
            if (readable.numel() > 1) parts.Add(new Fold("values", new Stack(new Line(Sampled(readable), Line.Small), Values(tensor, readable))));
        }

        return new Stack(parts);
    }

    private static Mono Values(torch.Tensor tensor, torch.Tensor readable) =>
        new(TensorValues.Format(tensor.is_complex() ? TensorReading.Plain(tensor) : readable));

    private static string Sampled(torch.Tensor readable)
    {
        long all = readable.numel(), sampled = TensorReading.Sample(readable, DisplayLimits.SampleElements).numel();
        return all == sampled ? "" : $"The histogram is drawn from {Numbers.Count(sampled)} of {Numbers.Count(all)} elements; the other figures are from all.";
    }
}
