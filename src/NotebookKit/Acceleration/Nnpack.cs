using System.Runtime.InteropServices;

namespace NotebookKit;

/// <summary>
/// NNPACK, which libtorch tries for small batches on one thread: where the processor does not suit it, each convolution writes a
/// warning to standard error and loses time. oneDNN does the same work.
/// </summary>
internal static unsafe class Nnpack
{
    /// <summary>Tells libtorch, once and for this process, not to use it. Without effect where libtorch's functions have other names than on Linux.</summary>
    public static void SwitchOff()
    {
        TorchRuntime.Load();
        if (TorchLoader.TorchCpu == 0) return;
        if (!NativeLibrary.TryGetExport(TorchLoader.TorchCpu, "_ZN2at13globalContextEv", out nint context)) return;
        if (!NativeLibrary.TryGetExport(TorchLoader.TorchCpu, "_ZN2at7Context20setUserEnabledNNPACKEb", out nint set)) return;
        ((delegate* unmanaged<void*, byte, void>)set)(((delegate* unmanaged<void*>)context)(), 0);
    }
}
