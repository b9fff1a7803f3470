using System.Runtime.InteropServices;

namespace NotebookKit;

/// <summary>What this machine's processor can do, as far as .NET itself does not say.</summary>
internal static class Processor
{
    private static readonly Lazy<HashSet<string>> Flags = new(Read);
    private static readonly Lazy<string> Model = new(() => LineOf("model name") ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString());

    /// <summary>Whether it multiplies bfloat16 itself; otherwise libtorch emulates it, up to 40 times slower.</summary>
    public static bool HasBFloat16 => Flags.Value.Contains("avx512_bf16") || Flags.Value.Contains("amx_bf16");

    /// <summary>Its name as the system tells it, and how many cores of it this process may use.</summary>
    public static string Description => FormattableString.Invariant($"{Model.Value}, {Environment.ProcessorCount} {(Environment.ProcessorCount == 1 ? "core" : "cores")}");

    private static HashSet<string> Read() =>
        RuntimeInformation.ProcessArchitecture == Architecture.X64 ? [.. (LineOf("flags") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)] : [];

    /// <summary>What Linux says under a name about the first processor, or null.</summary>
    private static string? LineOf(string name)
    {
        if (!OperatingSystem.IsLinux()) return null;
        try
        {
            string? line = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
            return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
