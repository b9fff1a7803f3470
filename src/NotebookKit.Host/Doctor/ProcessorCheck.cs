using System.Runtime.Intrinsics.X86;

namespace NotebookKit.Host;

/// <summary>The processor with what speeds training up, and the memory.</summary>
internal static class ProcessorCheck
{
    private const long LittleMemory = 4L << 30;

    public static IEnumerable<HealthLine> Look()
    {
        string[] facts = File.Exists("/proc/cpuinfo") ? [.. File.ReadLines("/proc/cpuinfo").TakeWhile(line => line.Length > 0)] : [];
        string model = Value(facts, "model name");
        string[] flags = Value(facts, "flags").Split(' ');
        string vectors = Avx512F.IsSupported || flags.Contains("avx512f") ? "AVX-512" : Avx2.IsSupported ? "AVX2" : "no AVX2";
        string bfloat16 = Processor.HasBFloat16 ? "bfloat16 in hardware" : "no bfloat16 in hardware";
        yield return new HealthLine("processor", HealthState.Ok, $"{Environment.ProcessorCount} cores{(model.Length > 0 ? $" of {model}" : "")}, {vectors}, {bfloat16}");

        GCMemoryInfo memory = GC.GetGCMemoryInfo();
        string size = $"{StorageCheck.Size(memory.TotalAvailableMemoryBytes)} for this process";
        yield return memory.TotalAvailableMemoryBytes >= LittleMemory
            ? new HealthLine("memory", HealthState.Ok, size)
            : new HealthLine("memory", HealthState.Note, $"{size}; the larger notebooks want 4 GiB", "docker run --memory 8g …, or close other programs");
    }

    private static string Value(string[] facts, string name) =>
        facts.FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[^1].Trim() ?? "";
}
