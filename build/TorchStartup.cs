// Compiled into every program that uses NotebookKit, so that libtorch is ready before the program's first line.
namespace NotebookKit.Startup;

internal static class TorchStartup
{
#pragma warning disable CA2255 // A module initializer is meant for exactly this: it must run before any code can touch torch.
    [System.Runtime.CompilerServices.ModuleInitializer]
#pragma warning restore CA2255
    internal static void Initialize() => global::NotebookKit.TorchRuntime.LoadWithTorchSharp();
}
