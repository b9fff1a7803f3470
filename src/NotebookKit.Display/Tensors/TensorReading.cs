using TorchSharp;

namespace NotebookKit.Display;

/// <summary>Reads from tensors of any layout without copying more than is shown. Callers hold a dispose scope.</summary>
internal static class TensorReading
{
    /// <summary>
    /// The tensor's own values, detached and strided, a view where one exists. Null where there are none, or where unfolding
    /// a sparse or a quantised tensor would take more memory than a look is worth.
    /// </summary>
    public static torch.Tensor? Plain(torch.Tensor tensor)
    {
        if (tensor.is_meta || tensor.device.type == DeviceType.META) return null;
        bool folded = tensor.is_sparse || tensor.is_quantized();
        if (folded && tensor.numel() > DisplayLimits.DenseElements) return null;
        torch.Tensor plain = tensor.detach();
        if (plain.is_sparse) plain = plain.to_dense();
        return plain.is_quantized() ? plain.dequantize() : plain;
    }

    /// <summary>The same as real numbers: the size of complex ones. Meant for pieces, because it copies those.</summary>
    public static torch.Tensor Real(torch.Tensor values)
    {
        if (!values.is_complex()) return values;
        torch.Tensor parts = Parts(values);
        return torch.hypot(parts.select(-1, 0), parts.select(-1, 1));
    }

    /// <summary>
    /// Complex numbers as pairs of real ones, along a last dimension of 2. Nothing here may touch them as complex numbers:
    /// libtorch reads complex128 by moves that want 16-byte alignment, TorchSharp makes such tensors over C# arrays that have
    /// 8, and every other time the process dies of it.
    /// </summary>
    public static torch.Tensor Parts(torch.Tensor values) => torch.view_as_real(values.is_conj() ? values.resolve_conj() : values);

    /// <summary>
    /// Each element of an expanded tensor once, and how often it stands there: <c>ones(1).expand(100000, 100000)</c> has one
    /// element to look at, not ten thousand million.
    /// </summary>
    public static (torch.Tensor Once, long Repeats) WithoutRepeats(torch.Tensor values)
    {
        long repeats = 1;
        for (int i = 0; i < values.shape.Length; i++)
        {
            if (values.stride(i) != 0 || values.shape[i] < 2) continue;
            repeats *= values.shape[i];
            values = values.narrow(i, 0, 1);
        }

        return (values, repeats);
    }

    /// <summary>The dimensions in the order in which they lie in memory, so that a transposed tensor is read without a copy.</summary>
    public static torch.Tensor InMemoryOrder(torch.Tensor values)
    {
        long[] strides = values.stride();
        long[] order = [.. Enumerable.Range(0, strides.Length).OrderByDescending(i => strides[i]).Select(i => (long)i)];
        return values.is_contiguous() ? values : values.permute(order);
    }

    /// <summary>Every second element along the longest dimension, again and again until no more than <paramref name="limit"/> are left: a view.</summary>
    public static torch.Tensor Sample(torch.Tensor values, long limit)
    {
        while (values.numel() > limit)
        {
            long[] shape = values.shape;
            int longest = Array.IndexOf(shape, shape.Max());
            values = values.slice(longest, 0, shape[longest], 2);
        }

        return values;
    }

    /// <summary>The tensor in pieces of bounded size, each a view, in the order of its elements.</summary>
    public static IEnumerable<torch.Tensor> Pieces(torch.Tensor values, long limit)
    {
        if (values.numel() <= limit)
        {
            if (values.numel() > 0) yield return values;
            yield break;
        }

        int first = Array.FindIndex(values.shape, size => size > 1);
        long count = values.shape[first], rows = Math.Max(1, limit / (values.numel() / count));
        for (long start = 0; start < count; start += rows)
        {
            foreach (torch.Tensor piece in Pieces(values.slice(first, start, Math.Min(count, start + rows), 1), limit)) yield return piece;
        }
    }

    /// <summary>All elements in order, as real numbers, in one transfer.</summary>
    public static double[] Doubles(torch.Tensor values) =>
        Real(values).to_type(torch.ScalarType.Float64).cpu().contiguous().data<double>().ToArray();
}
