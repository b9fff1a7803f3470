using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NotebookKit;

/// <summary>Sixteen bfloat16 numbers at a time, computed with as float32.</summary>
internal static unsafe class BFloat16Lanes
{
    /// <summary>Numbers in a vector.</summary>
    public const int Count = 16;

    /// <summary>Whether this processor has what the conversions need.</summary>
    public static bool IsSupported => Avx512F.IsSupported;

    /// <summary>bfloat16 is float32's upper half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(ushort* from) => (Avx512F.ConvertToVector512UInt32(Vector256.Load(from)) << 16).AsSingle();

    /// <summary>Rounds to the nearest, of two equally near to the even one, as libtorch does. NaN is not looked after.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> values, ushort* to)
    {
        Vector512<uint> bits = values.AsUInt32();
        Vector512<uint> rounded = (bits + Vector512.Create(0x7FFFu) + ((bits >>> 16) & Vector512<uint>.One)) >>> 16;
        Avx512F.ConvertToVector256UInt16(rounded).Store(to);
    }
}
