using System.Diagnostics;
using System.Globalization;

namespace NotebookKit.Host;

/// <summary>How this nbkit starts another process of itself.</summary>
internal static class EngineCommandLine
{
    // .NET's heap reaches its limit first: an OutOfMemoryException has a line, a process that is ended has none.
    private const double ManagedShare = 0.8;

    public static ProcessStartInfo For(EngineOptions options, params string[] arguments)
    {
        var start = new ProcessStartInfo
        {
            WorkingDirectory = options.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string own = typeof(EngineCommandLine).Assembly.Location, running = Environment.ProcessPath ?? "dotnet";
        string name = Path.GetFileNameWithoutExtension(running);
        if (name == "nbkit") start.FileName = running;
        else
        {
            start.FileName = name == "dotnet" ? running : "dotnet";
            start.ArgumentList.Add(own);
        }

        start.ArgumentList.Add(WorkerCommand.Name);
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        if (options.Memory is { } memory) start.Environment["DOTNET_GCHeapHardLimit"] = string.Create(CultureInfo.InvariantCulture, $"0x{(long)(memory * ManagedShare):x}");
        if (options.Processors is { } processors) Share(start.Environment, processors);
        return start;
    }

    /// <summary>Keeps a process to its share of the machine: threads that wait must not keep others' from working.</summary>
    private static void Share(IDictionary<string, string?> environment, int processors)
    {
        string count = processors.ToString(CultureInfo.InvariantCulture);
        environment.TryAdd("OMP_NUM_THREADS", count);
        environment.TryAdd("MKL_NUM_THREADS", count);
        environment.TryAdd("OMP_WAIT_POLICY", "passive");
        environment.TryAdd("DOTNET_PROCESSOR_COUNT", count);
    }
}
