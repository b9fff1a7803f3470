using System.Runtime.InteropServices;

namespace NotebookKit.Host;

/// <summary>Whether this machine has what a GPU needs at the least. Asked without libtorch, which takes half a second to load.</summary>
internal static class GpuDriver
{
    public static bool IsPresent { get; } = NativeLibrary.TryLoad(OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1", out _);
}
