using NotebookKit.Display;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>A tensor's report, everything that its face says and shows included, against PyTorch's min, max, mean and std alone.</summary>
internal static class TensorReports
{
    private const long Large = 100_000_000;

    private static readonly long[] Batch = [64, 3, 224, 224];

    /// <summary>10⁸ elements, 381 MiB: bound by memory.</summary>
    public static Benchmark OfLarge { get; } = Of("Tensor report, 10⁸ elements of float32", "large", Units: 3);

    /// <summary>A batch of photographs, whose report reads the tiles of its picture, too.</summary>
    public static Benchmark OfBatch { get; } = Of("Tensor report, a batch of 64×3×224×224 float32", "batch", Units: 10);

    public static (string Ready, Action Work) Report(bool large)
    {
        Tensor tensor = Ready(large);
        return ($"{Environment.ProcessorCount} cores; {TensorReport.Of(tensor)}", () => TensorReport.Of(tensor));
    }

    public static (string Ready, Action Work) Face(bool large)
    {
        Tensor tensor = Ready(large);
        return ($"{Faces.Html(tensor).Length:N0} characters of HTML, {Faces.Text(tensor).Length:N0} of text", () => Faces.Render(tensor));
    }

    public static (string Ready, Action Work) TorchSharpFour(bool large)
    {
        Tensor tensor = Ready(large);
        return ($"{get_num_threads()} threads, min, max, mean, std", Unit);

        void Unit()
        {
            using var scope = NewDisposeScope();
            foreach (Tensor figure in new[] { tensor.min(), tensor.max(), tensor.mean(), tensor.std() }) figure.item<float>();
        }
    }

    private static Tensor Ready(bool large)
    {
        manual_seed(1);
        return large ? randn(Large) : randn(Batch);
    }

    private static Benchmark Of(string title, string size, int Units) => new(
        title, "report",
        [
            Contestant.Own("NotebookKit, TensorReport.Of", $"report-{size}"),
            Contestant.Python("PyTorch (Debian): min, max, mean, std", "tensor_report.py", [size]),
            Contestant.Own("TorchSharp: min, max, mean, std", $"four-{size}"),
            Contestant.Own("NotebookKit, the whole face: HTML and text", $"face-{size}"),
        ],
        Units, Rounds: 7);
}
