using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>A matrix of float32 features in memory of its own, a row a vector.</summary>
internal sealed unsafe class VectorRows : IDisposable
{
    private readonly float* _first;

    private VectorRows(Tensor rows)
    {
        (Rows, Count, Width) = (rows, (int)rows.size(0), (int)rows.size(1));
        _first = (float*)Address(rows);
    }

    /// <summary>N×D float32 on the CPU, rows one after another.</summary>
    public Tensor Rows { get; }

    public int Count { get; }

    public int Width { get; }

    /// <summary>The first number of a row.</summary>
    public float* this[int row] => _first + (long)row * Width;

    /// <summary>Copies features.</summary>
    /// <param name="features">N×D.</param>
    /// <param name="what">What they are, for errors.</param>
    /// <exception cref="KitException">They are no matrix of numbers, or one of them is NaN or infinite.</exception>
    public static VectorRows Copy(Tensor features, string what)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (features.dim() != 2 || features.size(1) == 0)
            throw new KitException($"{what} must be a matrix, a row a vector (N×D), not {(features.dim() == 0 ? "a single number" : string.Join('×', features.shape))}.");
        if (features.is_complex()) throw new KitException($"{what} must be real numbers, not complex ones.");
        if (features.is_sparse) throw new KitException($"{what} must be a dense matrix: call to_dense() first.");
        if (features.size(0) > int.MaxValue) throw new KitException($"{what} are {features.size(0)} vectors; an index holds at most {int.MaxValue}.");

        using var scope = NewDisposeScope();
        Tensor rows = features.detach().to(float32).cpu().contiguous();
        if (rows.Handle == features.Handle || Address(rows) == Address(features)) rows = rows.clone();
        using Tensor sums = rows.sum(1);
        if (rows.size(0) > 0 && !isfinite(sums).all().item<bool>()) ThrowAtFirst(rows, what);
        return new VectorRows(rows.DetachFromDisposeScope());
    }

    /// <summary>A copy in another order.</summary>
    /// <param name="order">The row that comes first, that which comes next, and so on.</param>
    public VectorRows Ordered(int[] order)
    {
        using Tensor places = tensor(order);
        return new VectorRows(Rows.index_select(0, places).DetachFromDisposeScope());
    }

    /// <summary>Where a matrix on the CPU begins in memory, its rows one after another; 0 where it does not lie so.</summary>
    public static nint Address(Tensor matrix)
    {
        if (matrix.device_type != DeviceType.CPU || matrix.numel() == 0 || !matrix.is_contiguous()) return 0;
        // One row: a span of bytes ends at 2 GiB.
        using Tensor first = matrix.narrow(0, 0, 1);
        return (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(first.bytes));
    }

    public void Dispose() => Rows.Dispose();

    // A sum may overflow though every number is finite.
    private static void ThrowAtFirst(Tensor rows, string what)
    {
        Tensor odd = isfinite(rows).logical_not_().any(1);
        if (!odd.any().item<bool>()) return;
        long row = odd.to(int8).argmax().item<long>();
        throw new KitException($"{what} hold NaN or an infinity, first in row {row}; a distance to it means nothing. Leave that row out or mend what made it.");
    }
}
