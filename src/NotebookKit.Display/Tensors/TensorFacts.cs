using System.Globalization;
using TorchSharp;

namespace NotebookKit.Display;

/// <summary>What can be said of a tensor without reading its values: shape, type, memory, its place in a graph.</summary>
internal static class TensorFacts
{
    /// <summary>The first words: kind, shape, type, device.</summary>
    public static string Name(torch.Tensor tensor) =>
        $"{(tensor is TorchSharp.Modules.Parameter ? "Parameter" : "Tensor")} {Numbers.Shape(tensor.shape)} {ElementType(tensor.dtype)} {(tensor.is_meta ? "meta" : tensor.device.ToString())}";

    /// <summary>What follows, most of it only where it is out of the ordinary.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="readable">Whether it has values to read.</param>
    public static IEnumerable<string> Of(torch.Tensor tensor, bool readable)
    {
        bool folded = tensor.is_sparse;
        if (tensor.dim() > 0) yield return Numbers.Count(tensor.numel());
        if (tensor.dim() > 0 && !folded && !tensor.is_meta) yield return Numbers.Bytes(tensor.numel() * tensor.ElementSize);
        if (folded) yield return $"sparse, {Stored(tensor)}";
        if (tensor.is_quantized()) yield return Quantisation(tensor);
        if (!readable) yield return tensor.is_meta ? "no values" : "too many values to unfold";
        if (!folded && !tensor.is_meta)
        {
            if (!tensor.is_contiguous()) yield return $"strides {string.Join('×', tensor.stride().Select(stride => stride.ToString(CultureInfo.InvariantCulture)))}{Layout(tensor)}";
            if (IsView(tensor)) yield return "view";
        }

        if (tensor.requires_grad) yield return tensor.is_leaf ? "requires grad" : "requires grad, no leaf";
        if (tensor.is_leaf && tensor.grad is { } gradient && !gradient.IsInvalid) yield return $"grad norm {Numbers.Value(gradient.detach().norm().ToDouble())}";
    }

    /// <summary>The type of number in PyTorch's words.</summary>
    public static string ElementType(torch.ScalarType type) => type switch
    {
        torch.ScalarType.Byte => "uint8",
        torch.ScalarType.ComplexFloat32 => "complex64",
        torch.ScalarType.ComplexFloat64 => "complex128",
        _ => type.ToString().ToLowerInvariant(),
    };

    private static string Layout(torch.Tensor tensor) => tensor.dim() == 4 && tensor.stride(1) == 1 && tensor.stride(0) > 1 && tensor.permute(0, 2, 3, 1).is_contiguous() ? " (channels last)" : "";

    // Part of another tensor's memory, or more of its elements than there is memory.
    private static bool IsView(torch.Tensor tensor)
    {
        if (tensor.is_quantized() || tensor.numel() == 0 || tensor.device.type != DeviceType.CPU) return false;
        torch.Tensor own = tensor.detach();
        return tensor.storage_offset() > 0 || tensor.dtype switch
        {
            torch.ScalarType.Byte => Stored<byte>(own) != tensor.numel(),
            torch.ScalarType.Int32 => Stored<int>(own) != tensor.numel(),
            torch.ScalarType.Int64 => Stored<long>(own) != tensor.numel(),
            torch.ScalarType.Float32 => Stored<float>(own) != tensor.numel(),
            torch.ScalarType.Float64 => Stored<double>(own) != tensor.numel(),
            // TorchSharp knows no storage of the rarer types, and copies the tensor when it is asked for another's.
            _ => false,
        };
    }

    private static long Stored<T>(torch.Tensor tensor)
        where T : unmanaged
    {
        using torch.Storage<T> storage = tensor.storage<T>();
        return storage.Count;
    }

    private static string Stored(torch.Tensor sparse)
    {
        try
        {
            return $"{Numbers.Count(sparse.SparseValues.shape[0])} stored";
        }
        catch (System.Runtime.InteropServices.ExternalException)
        {
            return "not coalesced";
        }
    }

    private static string Quantisation(torch.Tensor tensor)
    {
        try
        {
            return $"quantised, scale {Numbers.Value(tensor.q_scale())}, zero at {Numbers.Count(tensor.q_zero_point())}";
        }
        catch (System.Runtime.InteropServices.ExternalException)
        {
            return "quantised, a scale each channel";
        }
    }
}
