using System.Runtime.InteropServices;

namespace NotebookKit.Host;

/// <summary>
/// Keeps glibc from giving the cells' thread a heap of its own. Blocks of over 64 MB do not fit into such a heap and are mapped and
/// unmapped at every allocation, whatever the library's allocator lever says; the main heap can keep them.
/// </summary>
internal static partial class MainArena
{
    private const int MaximumArenas = -8; // M_ARENA_MAX of malloc.h

    /// <summary>To be called before the thread exists: an arena, once given, stays.</summary>
    public static void ShareWithAllThreads()
    {
        if (!OperatingSystem.IsLinux()) return;
        try
        {
            _ = SetOption(MaximumArenas, 1);
        }
        catch (Exception failure) when (failure is DllNotFoundException or EntryPointNotFoundException)
        {
            // Another C library, which has no arenas.
        }
    }

    [LibraryImport("libc.so.6", EntryPoint = "mallopt")]
    private static partial int SetOption(int option, int value);
}
