using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>A tensor's bytes in row-major order, a piece at a time: a span of bytes ends at 2 GiB.</summary>
internal static class TensorPieces
{
    private const long Bytes = 1 << 24;

    /// <summary>Takes a piece.</summary>
    public delegate void Take(ReadOnlySpan<byte> piece);

    /// <summary>Gives every piece, in order.</summary>
    public static void Read(Tensor value, Take take)
    {
        if (value.numel() == 0) return;
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        Tensor line = value.detach().cpu().contiguous().view(-1);
        long step = Bytes / ElementType.Size(value.dtype);
        for (long start = 0; start < line.numel(); start += step)
        {
            using Tensor piece = line.narrow(0, start, Math.Min(step, line.numel() - start));
            take(piece.bytes);
        }
    }
}
