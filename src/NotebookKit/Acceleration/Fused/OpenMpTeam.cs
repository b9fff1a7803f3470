using System.Runtime.InteropServices;
using TorchSharp;

namespace NotebookKit;

/// <summary>
/// Runs work on libtorch's own threads. A second team beside them would wait for the cores on which the first one still spins.
/// </summary>
internal static unsafe class OpenMpTeam
{
    private static readonly delegate* unmanaged<delegate* unmanaged<void*, void>, void*, uint, uint, void> Parallel =
        (delegate* unmanaged<delegate* unmanaged<void*, void>, void*, uint, uint, void>)Symbol("GOMP_parallel");
    private static readonly delegate* unmanaged<int> ThreadNumber = (delegate* unmanaged<int>)Symbol("omp_get_thread_num");
    private static readonly delegate* unmanaged<int> ThreadCount = (delegate* unmanaged<int>)Symbol("omp_get_num_threads");

    /// <summary>Calls work once for each part, all at once where GNU OpenMP is there, and waits for all.</summary>
    /// <param name="work">Gets its part's number and the number of parts. Must not throw.</param>
    public static void Run(Action<int, int> work)
    {
        int threads = torch.get_num_threads();
        if (threads == 1 || Parallel is null || ThreadNumber is null || ThreadCount is null)
        {
            work(0, 1);
            return;
        }

        GCHandle handle = GCHandle.Alloc(work);
        try
        {
            Parallel(&RunPart, (void*)GCHandle.ToIntPtr(handle), (uint)threads, 0);
        }
        finally
        {
            handle.Free();
        }
    }

    [UnmanagedCallersOnly]
    private static void RunPart(void* work) => ((Action<int, int>)GCHandle.FromIntPtr((nint)work).Target!)(ThreadNumber(), ThreadCount());

    private static nint Symbol(string name)
    {
        TorchRuntime.Load();
        return TorchLoader.TorchCpu != 0 && NativeLibrary.TryGetExport(TorchLoader.TorchCpu, name, out nint address) ? address : 0;
    }
}
