using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace NotebookKit;

/// <summary>
/// Makes TorchSharp's natives load on this machine, without any step by hand. Programs that reference NotebookKit call
/// <see cref="LoadWithTorchSharp"/> before their first line (build/TorchStartup.cs); notebook hosts do it for their cells.
/// </summary>
public static class TorchRuntime
{
    private const string TorchSharpAssembly = "TorchSharp";
    private static readonly Lock Gate = new();
    private static bool _subscribed;
    private static string? _status;

    /// <summary>How the natives were loaded: "as shipped", or what was done to make them load; "not loaded" before that.</summary>
    public static string Status
    {
        get { lock (Gate) return _status ?? "not loaded"; }
    }

    /// <summary>Loads libtorch as soon as TorchSharp is first used, or now if it already is. Costs nothing until then.</summary>
    public static void LoadWithTorchSharp()
    {
        lock (Gate)
        {
            if (_subscribed) return;
            _subscribed = true;
        }

        AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => LoadFor(loaded.LoadedAssembly);
        foreach (Assembly assembly in AppDomain.CurrentDomain.GetAssemblies()) LoadFor(assembly);
    }

    /// <summary>Loads libtorch now. Harmless when it is loaded already.</summary>
    /// <exception cref="KitException">This machine cannot load it; the message says what is missing and what to install.</exception>
    public static void Load()
    {
        lock (Gate) _status ??= TorchLoader.Load(TorchNatives.OfThisProcess(), KitPaths.Cache);
    }

    private static void LoadFor(Assembly assembly)
    {
        if (assembly.GetName().Name != TorchSharpAssembly) return;
        try
        {
            Load();
        }
        catch (KitException failure)
        {
            // An exception in an AssemblyLoad handler is swallowed, and TorchSharp would go on to copy 480 MB and blame a
            // missing package. Let it believe that its shim is there, and answer its first call with the real reason.
            AssemblyLoadContext.GetLoadContext(assembly)!.ResolvingUnmanagedDll += (_, _) => NativeLibrary.GetMainProgramHandle();
            NativeLibrary.SetDllImportResolver(assembly, (_, _, _) => throw failure);
        }
    }
}
