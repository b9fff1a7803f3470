using System.Diagnostics;
using System.Globalization;
using NotebookKit;
using TorchSharp;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>What loading half a gigabyte of weights takes, in seconds and in memory at its peak, each format in a process of its own.</summary>
internal static class WeightLoading
{
    private const string Model = "vgg-a";

    public static int Run()
    {
        string folder = Directory.CreateTempSubdirectory("notebookkit-weights-").FullName;
        try
        {
            string first = Path.Combine(folder, "weights.safetensors");
            using (ImageModel model = Models.Create(Model)) Weights.Save(model, first);
            Start("/usr/bin/python3", [Path.Combine(AppContext.BaseDirectory, "Peers", "large_weights.py"), first]);
            Console.WriteLine($"### Loading {Model}, {new FileInfo(first).Length / 1e6:F0} MB of weights\n\n{Machine.Describe()}\n");
            Console.WriteLine("| format | seconds | peak, times the file |\n|---|---:|---:|");
            foreach (string file in Directory.GetFiles(folder).Order(StringComparer.Ordinal)) Console.Write(Start(Environment.ProcessPath!, ["load-weights", file]));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The side that is measured.</summary>
    public static int Load(string path)
    {
        using (Tensor warm = zeros(1)) warm.add_(1);
        long before = Status("VmRSS");
        using ImageModel model = Models.Create(Model);
        long start = Stopwatch.GetTimestamp();
        model.Load(path);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        long bytes = model.parameters().Sum(parameter => parameter.numel() * parameter.ElementSize);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {Path.GetFileName(path)} | {seconds:F2} | {(double)(Status("VmHWM") - before) / bytes:F2} |"));
        return 0;
    }

    private static long Status(string field) => 1024 * long.Parse(
        File.ReadLines("/proc/self/status").First(line => line.StartsWith(field + ":", StringComparison.Ordinal)).Split(':')[1].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);

    private static string Start(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed.");
    }
}
