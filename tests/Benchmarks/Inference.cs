using NotebookKit;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>Photographs of 224×224 through a network: logits of AlexNet and GoogLeNet, and features of BVLC's GoogLeNet.</summary>
internal static class Inference
{
    /// <summary>Where Debian's libopenblas0-pthread lies, or an unpacked copy of it; PyTorch multiplies much slower with the BLAS that Debian gives it otherwise.</summary>
    private static readonly string[] OpenBlasFolders = [Environment.GetEnvironmentVariable("NOTEBOOKKIT_OPENBLAS") ?? "", "/usr/lib/x86_64-linux-gnu/openblas-pthread"];

    public static int Run() => new[] { Of("alexnet", "AlexNet", 16), Of("googlenet-bn", "GoogLeNet (torchvision's)", 8), Of("googlenet", "Features of GoogLeNet (BVLC's)", 8) }.Max(Benchmark.Run);

    /// <summary>The worker "infer-NETWORK-BATCH-KIND"; kind is kit, float32 or plain.</summary>
    public static (string Ready, Action Work) Worker(string name)
    {
        string[] parts = name.Split('-');
        (string network, int batch, string kind) = (string.Join('-', parts[1..^2]), int.Parse(parts[^2], System.Globalization.CultureInfo.InvariantCulture), parts[^1]);
        manual_seed(1);
        using ImageModel made = Models.Create(network);
        made.eval();
        ImageModel model = kind == "plain" ? Models.Create(network) : made.ForInference(bfloat16: kind == "float32" ? false : null);
        model.eval();
        Tensor images = randn(batch, 3, 224, 224);
        bool features = network == "googlenet";
        return ($"{get_num_threads()} threads, {model.Inference?.ToString() ?? "float32, no gradients"}", Unit);

        void Unit()
        {
            using var scope = NewDisposeScope();
            using var _ = no_grad();
            (features ? model.Features(images) : model.Classify(images)).sum().item<float>();
        }
    }

    private static Benchmark Of(string network, string title, int batch)
    {
        Dictionary<string, string> openBlas = [];
        if (OpenBlasFolders.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "libblas.so.3"))) is { } folder) openBlas["LD_LIBRARY_PATH"] = folder;
        Dictionary<string, string> levers = new(openBlas) { ["MALLOC_MMAP_MAX_"] = "0", ["MALLOC_TRIM_THRESHOLD_"] = "2147483647" };
        string blas = openBlas.Count > 0 ? "OpenBLAS" : "no OpenBLAS found";
        return new Benchmark(
            $"{title}, {batch} images of 3×224×224", "batch",
            [
                Contestant.Own("NotebookKit, ForInference()", $"infer-{network}-{batch}-kit"),
                Contestant.Own("NotebookKit, ForInference() in float32", $"infer-{network}-{batch}-float32"),
                Contestant.Own("plain TorchSharp", $"infer-{network}-{batch}-plain"),
                Contestant.Python($"PyTorch (Debian, {blas})", "inference.py", [network, $"{batch}", "plain"], openBlas),
                Contestant.Python($"PyTorch (Debian, {blas}), the same levers", "inference.py", [network, $"{batch}", "levers"], levers),
            ],
            Units: 3, Rounds: 7);
    }
}
