using System.Runtime.InteropServices;
using TorchSharp;

namespace NotebookKit.Display;

/// <summary>
/// Adds a piece that lies in this machine's memory, read where it lies and by all cores. libtorch has no call that gives all
/// of these figures at once; its minimum, maximum, mean and deviation are four passes, and its deviation alone takes longer.
/// </summary>
internal static class CpuMoments
{
    private const int ChunkElements = 64 * BlockMoments.Length;

    /// <param name="sum">What came before.</param>
    /// <param name="piece">Real numbers, no more than fit a span.</param>
    public static void Add(Moments sum, torch.Tensor piece)
    {
        torch.Tensor values = piece.contiguous();
        switch (values.dtype)
        {
            case torch.ScalarType.Float32: Add<float>(sum, values, BlockMoments.Add); break;
            case torch.ScalarType.Float64: Add<double>(sum, values, BlockMoments.Add); break;
            case torch.ScalarType.Float16: Add<Half>(sum, values, (part, block) => Widened(part, block, half => (float)half)); break;
            case torch.ScalarType.BFloat16: Add<ushort>(sum, values, (part, block) => Widened(part, block, bits => BitConverter.Int32BitsToSingle(bits << 16))); break;
            case torch.ScalarType.Byte: Add<byte>(sum, values, (part, block) => Widened(part, block, value => value)); break;
            case torch.ScalarType.Bool: Add<byte>(sum, values, (part, block) => Widened(part, block, value => value)); break;
            case torch.ScalarType.Int8: Add<sbyte>(sum, values, (part, block) => Widened(part, block, value => value)); break;
            case torch.ScalarType.Int16: Add<short>(sum, values, (part, block) => Widened(part, block, value => value)); break;
            case torch.ScalarType.Int32: Add<int>(sum, values, (part, block) => Doubled(part, block, value => value)); break;
            case torch.ScalarType.Int64: Add<long>(sum, values, (part, block) => Doubled(part, block, value => value)); break;
            default: Add<double>(sum, values.to_type(torch.ScalarType.Float64), BlockMoments.Add); break;
        }
    }

    private delegate void AddBlock<T>(Moments part, ReadOnlySpan<T> block);

    private static void Add<T>(Moments sum, torch.Tensor values, AddBlock<T> add)
        where T : unmanaged
    {
        int elements = (int)values.numel(), chunks = (elements + ChunkElements - 1) / ChunkElements;
        var parts = new Moments[chunks];
        // The parts are joined in order whoever was first, so that a tensor always reads the same.
        if (chunks == 1) AddChunk(0);
        else Parallel.For(0, chunks, AddChunk);
        foreach (Moments part in parts) sum.Add(part);

        void AddChunk(int chunk)
        {
            ReadOnlySpan<T> all = MemoryMarshal.Cast<byte, T>(values.bytes);
            ReadOnlySpan<T> mine = all.Slice(chunk * ChunkElements, Math.Min(ChunkElements, elements - chunk * ChunkElements));
            var part = new Moments();
            for (; mine.Length > 0; mine = mine[Math.Min(BlockMoments.Length, mine.Length)..]) add(part, mine[..Math.Min(BlockMoments.Length, mine.Length)]);
            parts[chunk] = part;
        }
    }

    private static void Widened<T>(Moments part, ReadOnlySpan<T> block, Func<T, float> widen)
    {
        Span<float> wide = stackalloc float[BlockMoments.Length];
        for (int i = 0; i < block.Length; i++) wide[i] = widen(block[i]);
        BlockMoments.Add<float>(part, wide[..block.Length]);
    }

    private static void Doubled<T>(Moments part, ReadOnlySpan<T> block, Func<T, double> widen)
    {
        Span<double> wide = stackalloc double[BlockMoments.Length];
        for (int i = 0; i < block.Length; i++) wide[i] = widen(block[i]);
        BlockMoments.Add<double>(part, wide[..block.Length]);
    }
}
