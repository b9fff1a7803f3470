using System.Runtime.InteropServices;

namespace NotebookKit;

/// <summary>What this machine's processor can do, as far as .NET itself does not say.</summary>
internal static class Processor
{
    private static readonly Lazy<HashSet<string>> Flags = new(Read);

    /// <summary>Whether it multiplies bfloat16 itself; otherwise libtorch emulates it, up to 40 times slower.</summary>
    public static bool HasBFloat16 => Flags.Value.Contains("avx512_bf16") || Flags.Value.Contains("amx_bf16");

    private static HashSet<string> Read()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64) return [];
        try
        {
            string? line = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("flags", StringComparison.Ordinal));
            return [.. (line ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
