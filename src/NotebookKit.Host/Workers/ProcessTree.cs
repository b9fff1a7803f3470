using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace NotebookKit.Host;

/// <summary>A process and all that it started.</summary>
internal static partial class ProcessTree
{
    private const int KillSignal = 9;
    private static readonly long PageBytes = Environment.SystemPageSize;

    /// <summary>Ends the tree at once, those whose parents are gone too, as long as they stayed in the process's group.</summary>
    public static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception failure) when (failure is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It ended in the meantime.
        }

        if (!OperatingSystem.IsWindows()) _ = Signal(-process.Id, KillSignal);
    }

    /// <summary>Physical memory of the tree in bytes.</summary>
    public static long ResidentBytes(Process process)
    {
        if (OperatingSystem.IsLinux()) return ResidentBytes(process.Id);
        process.Refresh();
        return process.WorkingSet64;
    }

    private static long ResidentBytes(int process)
    {
        string folder = string.Create(CultureInfo.InvariantCulture, $"/proc/{process}");
        try
        {
            long own = long.Parse(File.ReadAllText(folder + "/statm").Split(' ')[1], CultureInfo.InvariantCulture) * PageBytes;
            return own + Directory.GetDirectories(folder + "/task").Sum(task => ChildrenOf(task).Sum(ResidentBytes));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or IndexOutOfRangeException)
        {
            return 0; // it ended while it was looked at
        }
    }

    private static IEnumerable<int> ChildrenOf(string task)
    {
        string file = task + "/children";
        return File.Exists(file) ? File.ReadAllText(file).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture)) : [];
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
