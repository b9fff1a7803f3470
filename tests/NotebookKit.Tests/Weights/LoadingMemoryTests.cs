using System.Globalization;
using static TorchSharp.torch;

namespace NotebookKit.Tests.WeightFiles;

public sealed class LoadingMemoryTests : IDisposable
{
    private const int Side = 5_792; // Two matrices of 134 MB.
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Loading_takes_hardly_more_memory_than_the_weights_themselves()
    {
        Need.Linux();
        const long Bytes = 2L * Side * Side * sizeof(float);
        using (nn.Module saved = Large()) Weights.Save(saved, _folder["large.safetensors"]);
        GC.Collect();
        // What was used up to now counts no longer.
        File.WriteAllText("/proc/self/clear_refs", "5");
        long before = Status("VmRSS");
        using nn.Module model = Large();
        model.Load(_folder["large.safetensors"]);
        Assert.InRange((double)(Status("VmHWM") - before) / Bytes, 0.5, 1.3);
    }

    public void Dispose() => _folder.Dispose();

    private static TorchSharp.Modules.Sequential Large() => nn.Sequential(("one", nn.Linear(Side, Side, hasBias: false)), ("two", nn.Linear(Side, Side, hasBias: false)));

    private static long Status(string field)
    {
        string line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(field + ":", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(':')[1].Replace("kB", "", StringComparison.Ordinal), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
    }
}
