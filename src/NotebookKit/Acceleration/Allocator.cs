using System.Runtime.InteropServices;

namespace NotebookKit;

/// <summary>
/// glibc gives large blocks back to the kernel as soon as they are freed, so every training step faults its activations in
/// again, page by page. Told to keep what it has, it gives them out again for nothing; the price is that the process keeps
/// the memory of its largest step.
/// </summary>
internal static partial class Allocator
{
    private const int TrimThreshold = -1, MapMaximum = -4, ArenaMaximum = -8;
    private const int DefaultTrimThreshold = 128 << 10, DefaultMapMaximum = 65536;

    /// <summary>Whether freed memory is kept now.</summary>
    public static bool Keeps { get; private set; }

    /// <summary>
    /// Keeps glibc from giving threads made from here on a heap of their own. Blocks of over 64 MB do not fit into such a heap and
    /// are mapped and unmapped at every allocation, whatever the limits say. A thread that has a heap keeps it.
    /// </summary>
    public static void ShareMainArena()
    {
        if (!OperatingSystem.IsLinux()) return;
        try
        {
            _ = SetOption(ArenaMaximum, 1);
        }
        catch (Exception failure) when (failure is DllNotFoundException or EntryPointNotFoundException)
        {
            // Another C library, which has no arenas.
        }
    }

    /// <summary>Keeps freed memory from now on, or gives it back at glibc's first limits (which glibc then no longer adapts).</summary>
    /// <returns>Whether this platform's allocator can be told at all.</returns>
    public static bool Keep(bool keep)
    {
        if (!OperatingSystem.IsLinux()) return false;
        try
        {
            if (keep) ShareMainArena();
            bool set = SetOption(MapMaximum, keep ? 0 : DefaultMapMaximum) == 1 && SetOption(TrimThreshold, keep ? int.MaxValue : DefaultTrimThreshold) == 1;
            Keeps = keep && set;
            return set;
        }
        catch (EntryPointNotFoundException)
        {
            return false; // A C library other than glibc.
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetOption(int option, int value);
}
