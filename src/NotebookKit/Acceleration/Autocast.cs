using System.Runtime.InteropServices;

namespace NotebookKit;

/// <summary>
/// libtorch's autocast on the CPU: inside a scope, convolutions and matrix products run in bfloat16 while weights and
/// everything delicate stay in float32. TorchSharp 0.107.0 does not expose it, so libtorch's own functions are called.
/// </summary>
internal sealed unsafe class Autocast : IDisposable
{
    private const sbyte Cpu = 0, BFloat16 = 15;
    private static readonly delegate* unmanaged<sbyte, byte, void> SetEnabled = (delegate* unmanaged<sbyte, byte, void>)Symbol("_ZN2at8autocast20set_autocast_enabledEN3c1010DeviceTypeEb");
    private static readonly delegate* unmanaged<sbyte, sbyte, void> SetType = (delegate* unmanaged<sbyte, sbyte, void>)Symbol("_ZN2at8autocast18set_autocast_dtypeEN3c1010DeviceTypeENS1_10ScalarTypeE");
    private static readonly delegate* unmanaged<void> ClearCache = (delegate* unmanaged<void>)Symbol("_ZN2at8autocast11clear_cacheEv");

    private Autocast() { }

    /// <summary>Whether this platform's libtorch has the functions under the names known here (Linux).</summary>
    public static bool IsAvailable => SetEnabled is not null && SetType is not null && ClearCache is not null;

    /// <summary>Begins autocast to bfloat16 on this thread, or returns null when <paramref name="on"/> is false. Do not nest.</summary>
    public static Autocast? Begin(bool on)
    {
        if (!on) return null;
        SetType(Cpu, BFloat16);
        SetEnabled(Cpu, 1);
        return new Autocast();
    }

    /// <summary>Ends autocast and forgets the cast copies of the weights, which the next step changes.</summary>
    public void Dispose()
    {
        SetEnabled(Cpu, 0);
        ClearCache();
    }

    private static nint Symbol(string name)
    {
        TorchRuntime.Load();
        return TorchLoader.TorchCpu != 0 && NativeLibrary.TryGetExport(TorchLoader.TorchCpu, name, out nint address) ? address : 0;
    }
}
