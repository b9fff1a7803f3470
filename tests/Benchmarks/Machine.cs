using System.Runtime.InteropServices;

namespace Benchmarks;

/// <summary>The machine, as a table's caption names it.</summary>
internal static class Machine
{
    private static readonly string[] Telling = ["avx2", "avx512f", "avx512_bf16", "amx_bf16"];

    public static string Describe()
    {
        string[] info = File.Exists("/proc/cpuinfo") ? File.ReadAllLines("/proc/cpuinfo") : [];
        string processor = Value(info, "model name") ?? RuntimeInformation.ProcessArchitecture.ToString();
        string[] flags = Value(info, "flags")?.Split(' ') ?? [];
        return $"{DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores of {processor} ({string.Join(", ", Telling.Where(flags.Contains))}), "
            + $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, {RuntimeInformation.OSDescription}, .NET {Environment.Version}";
    }

    private static string? Value(string[] info, string key) =>
        info.FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal))?.Split(':', 2)[1].Trim();
}
