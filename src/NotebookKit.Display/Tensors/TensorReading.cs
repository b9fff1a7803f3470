using TorchSharp;

namespace NotebookKit.Display;

/// <summary>Reads from tensors of any layout without copying more than is shown. Callers hold a dispose scope.</summary>
internal static class TensorReading
{
    /// <summary>
    /// The tensor as real numbers in the ordinary layout, a view where one exists: the size of complex numbers, the
    /// meaning of quantised ones. Null where there are no values, or too many to unfold.
    /// </summary>
    public static torch.Tensor? Dense(torch.Tensor tensor)
    {
        if (tensor.is_meta || tensor.device.type == DeviceType.META) return null;
        if (tensor.is_sparse && tensor.numel() > DisplayLimits.DenseElements) return null;
        torch.Tensor plain = Plain(tensor);
        return plain.is_complex() ? plain.abs() : plain;
    }

    /// <summary>The tensor detached, dense and not quantised, still of its own type of number where that is real or complex.</summary>
    public static torch.Tensor Plain(torch.Tensor tensor)
    {
        torch.Tensor plain = tensor.detach();
        if (plain.is_sparse) plain = plain.to_dense();
        return plain.is_quantized() ? plain.dequantize() : plain;
    }

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

    /// <summary>Every k-th element along the longest dimensions, so that no more than <paramref name="limit"/> are left: a view.</summary>
    public static torch.Tensor Sample(torch.Tensor values, long limit)
    {
        while (values.numel() > limit)
        {
            int longest = Longest(values);
            long size = values.shape[longest];
            long step = Math.Min(size, (values.numel() + limit - 1) / limit);
            values = values.slice(longest, 0, size, Math.Max(2, step));
        }

        return values;
    }

    /// <summary>The tensor in pieces of bounded size, each a view.</summary>
    public static IEnumerable<torch.Tensor> Pieces(torch.Tensor values, long limit)
    {
        if (values.numel() <= limit)
        {
            if (values.numel() > 0) yield return values;
            yield break;
        }

        int longest = Longest(values);
        long size = values.shape[longest];
        long rows = Math.Max(1, limit / (values.numel() / size));
        for (long start = 0; start < size; start += rows)
        {
            foreach (torch.Tensor piece in Pieces(values.slice(longest, start, Math.Min(size, start + rows), 1), limit)) yield return piece;
        }
    }

    /// <summary>All elements in order, in one transfer.</summary>
    public static double[] Doubles(torch.Tensor values) =>
        values.to_type(torch.ScalarType.Float64).cpu().contiguous().data<double>().ToArray();

    private static int Longest(torch.Tensor values)
    {
        long[] shape = values.shape;
        return Array.IndexOf(shape, shape.Max());
    }
}
