using System.Runtime.InteropServices;

namespace NotebookKit;

/// <summary>
/// How long libtorch's threads spin for each other before they sleep. GNU OpenMP's default is milliseconds: on a machine
/// that does anything else, the thread that spins keeps the one it waits for from running, and a training step takes 3 to 10
/// times as long. A short spin costs nothing on an idle machine (docs/benchmarks.md).
/// </summary>
internal static partial class OpenMpWaiting
{
    private const string Policy = "OMP_WAIT_POLICY", SpinCount = "GOMP_SPINCOUNT", ShortSpin = "20000";

    /// <summary>Shortens the spin, unless the user has chosen; heard only before libgomp is loaded.</summary>
    public static void Shorten()
    {
        if (Environment.GetEnvironmentVariable(Policy) is not null) return;
        // .NET keeps its own copy of the environment; libgomp reads the process's.
        _ = SetVariable(SpinCount, ShortSpin, overwrite: 0);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
