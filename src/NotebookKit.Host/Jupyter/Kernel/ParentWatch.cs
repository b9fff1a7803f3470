using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NotebookKit.Host;

/// <summary>
/// Notices when the front end that started this kernel is gone: JPY_PARENT_PID names it (on Windows by a handle), and
/// whoever does not set that is the parent itself.
/// </summary>
internal static partial class ParentWatch
{
    private const int Everybodys = 1;
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    /// <summary>Completes when the parent is gone; never where there is none to watch.</summary>
    public static Task GoneAsync()
    {
        string? named = Environment.GetEnvironmentVariable("JPY_PARENT_PID");
        bool known = int.TryParse(named, CultureInfo.InvariantCulture, out int parent);
        if (OperatingSystem.IsWindows()) return known ? Task.Run(() => WaitForHandle(parent)) : Task.Delay(Timeout.Infinite);
        int own = ParentOf();
        // A number from another container means nothing here.
        if (!known || !IsAlive(parent)) parent = own;
        return parent == Everybodys ? Task.Delay(Timeout.Infinite) : WaitAsync(parent, own);
    }

    private static async Task WaitAsync(int parent, int own)
    {
        // A process whose parent ends is given another one; a number alone may be somebody else's by then.
        while (parent == own ? ParentOf() == own : IsAlive(parent)) await Task.Delay(Period);
    }

    private static bool IsAlive(int process)
    {
        if (!OperatingSystem.IsLinux()) return Signal(process, 0) == 0;
        string path = string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat");
        try
        {
            // One that has ended may wait for long to be buried.
            return !File.ReadAllText(path).Contains(") Z ", StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void WaitForHandle(int handle)
    {
        using var process = new ManualResetEvent(false) { SafeWaitHandle = new SafeWaitHandle(handle, ownsHandle: false) };
        process.WaitOne();
    }

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int ParentOf();

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
