using System.Globalization;
using TorchSharp;

namespace NotebookKit.Display;

/// <summary>A tensor's values, aligned, nested in brackets, with the middle of every long dimension left out.</summary>
internal static class TensorValues
{
    private const int Slices = 4;

    /// <summary>Formats a dense tensor of real or complex numbers.</summary>
    public static string Format(torch.Tensor values)
    {
        if (values.numel() == 0) return "[]";

        int[][] picked = Picks(values.shape);
        string[] words = values.is_complex()
            ? Complex(Words(Pick(TensorReading.Parts(values), picked).select(-1, 0)), Pick(TensorReading.Parts(values), picked).select(-1, 1))
            : Words(Pick(values, picked));
        int width = words.Max(word => word.Length);
        int next = 0;
        return Nest(values.shape, picked, 0, () => words[next++].PadLeft(width));
    }

    private static torch.Tensor Pick(torch.Tensor values, int[][] picked) =>
        picked.Length == 0 ? values : values.index([.. picked.Select((indices, d) => Along(d, picked.Length, indices, values.device))]);

    // Index tensors that broadcast against each other pick a block in one go, and copy no more than that.
    private static torch.Tensor Along(int dimension, int dimensions, int[] indices, torch.Device device) =>
        torch.tensor(indices.Select(i => (long)i).ToArray(), device: device).reshape([.. Enumerable.Range(0, dimensions).Select(d => d == dimension ? (long)indices.Length : 1)]);

    // The last dimension keeps 4 + 4, the one before 3 + 3, those before it first and last while the number of slices stays small.
    private static int[][] Picks(long[] shape)
    {
        int[][] picked = new int[shape.Length][];
        int slices = 1;
        for (int d = shape.Length - 1; d >= 0; d--)
        {
            int fromEnd = shape.Length - 1 - d;
            int edge = fromEnd == 0 ? 4 : fromEnd == 1 ? 3 : slices * 2 <= Slices ? 1 : 0;
            int size = (int)Math.Min(shape[d], int.MaxValue);
            picked[d] = size <= 2 * edge ? [.. Enumerable.Range(0, size)]
                : edge == 0 ? [0]
                : [.. Enumerable.Range(0, edge), .. Enumerable.Range(size - edge, edge)];
            if (fromEnd > 1) slices *= picked[d].Length;
        }

        return picked;
    }

    private static string Nest(long[] shape, int[][] picked, int depth, Func<string> next)
    {
        if (depth == shape.Length) return next();

        bool last = depth == shape.Length - 1;
        string gap = last ? ", " : ",\n" + (shape.Length - depth > 2 ? "\n" : "") + new string(' ', depth + 1);
        var items = new List<string>();
        for (int i = 0; i < picked[depth].Length; i++)
        {
            if (i > 0 && picked[depth][i] != picked[depth][i - 1] + 1) items.Add("…");
            items.Add(Nest(shape, picked, depth + 1, next));
        }

        if (picked[depth][^1] != shape[depth] - 1) items.Add("…");
        return "[" + string.Join(gap, items) + "]";
    }

    private static string[] Words(torch.Tensor few)
    {
        if (few.dtype == torch.ScalarType.Bool) return [.. TensorReading.Doubles(few).Select(value => value != 0 ? "true" : "false")];
        if (few.is_floating_point()) return Decimals(TensorReading.Doubles(few));
        return [.. few.to_type(torch.ScalarType.Int64).cpu().contiguous().data<long>().ToArray().Select(value => value.ToString(CultureInfo.InvariantCulture))];
    }

    private static string[] Complex(string[] real, torch.Tensor imaginary)
    {
        string[] sizes = Words(imaginary.abs());
        bool[] negative = [.. TensorReading.Doubles(imaginary).Select(double.IsNegative)];
        return [.. real.Select((word, i) => $"{word}{(negative[i] ? '-' : '+')}{sizes[i]}i")];
    }

    private static string Odd(double value) => double.IsNaN(value) ? "NaN" : value > 0 ? "Inf" : "-Inf";

    private static string[] Decimals(double[] values)
    {
        double[] sizes = [.. values.Where(value => double.IsFinite(value) && value != 0).Select(Math.Abs)];
        double most = sizes.DefaultIfEmpty(1).Max(), least = sizes.DefaultIfEmpty(1).Min();
        string format = most >= 1e6 || most < 1e-3 || most / least > 1e5 ? "0.0000e+00"
            : Array.TrueForAll(sizes, double.IsInteger) ? "0.0"
            : "0.0000";
        return [.. values.Select(value => double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : Odd(value))];
    }
}
