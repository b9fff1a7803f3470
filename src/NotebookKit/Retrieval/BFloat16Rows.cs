using System.Runtime.Intrinsics;

namespace NotebookKit;

/// <summary>Rows of bfloat16 numbers as float32.</summary>
internal static unsafe class BFloat16Rows
{
    public static void Widen(ReadOnlySpan<ushort> from, Span<float> to)
    {
        int i = 0;
        if (BFloat16Lanes.IsSupported)
        {
            fixed (ushort* source = from)
            fixed (float* target = to)
            {
                for (; i <= from.Length - BFloat16Lanes.Count; i += BFloat16Lanes.Count) BFloat16Lanes.Load(source + i).Store(target + i);
            }
        }

        for (; i < from.Length; i++) to[i] = BitConverter.UInt32BitsToSingle((uint)from[i] << 16);
    }
}
