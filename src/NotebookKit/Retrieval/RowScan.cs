using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// The product of a bfloat16 matrix with a few vectors. It takes as long as reading the matrix once; libtorch's product for
/// many vectors takes several times that.
/// </summary>
internal static unsafe class RowScan
{
    /// <summary>With more, libtorch's product is faster.</summary>
    public const int MostQueries = 2;

    public static bool IsSupported => BFloat16Lanes.IsSupported;

    /// <returns>Q×N float32.</returns>
    public static Tensor Products(Tensor queries, Tensor rows)
    {
        int width = (int)rows.size(1), count = (int)rows.size(0), many = (int)queries.size(0);
        Tensor products = empty([many, count], ScalarType.Float32);
        float* result = (float*)VectorRows.Address(products);
        ushort* row = (ushort*)VectorRows.Address(rows);
        for (int query = 0; query < many; query++)
        {
            using Tensor wide = queries[query].to(float32);
            float[] vector = wide.data<float>().ToArray();
            int offset = query * count, chunks = Math.Max(1, get_num_threads());
            Parallel.For(0, chunks, chunk =>
            {
                fixed (float* with = vector)
                {
                    for (int i = (int)((long)count * chunk / chunks), end = (int)((long)count * (chunk + 1) / chunks); i < end; i++)
                        result[offset + i] = Dot(row + (long)i * width, with, width);
                }
            });
        }

        return products;
    }

    private static float Dot(ushort* row, float* with, int width)
    {
        Vector512<float> a = Vector512<float>.Zero, b = a, c = a, d = a;
        int i = 0;
        for (; i <= width - 64; i += 64)
        {
            a = Vector512.FusedMultiplyAdd(BFloat16Lanes.Load(row + i), Vector512.Load(with + i), a);
            b = Vector512.FusedMultiplyAdd(BFloat16Lanes.Load(row + i + 16), Vector512.Load(with + i + 16), b);
            c = Vector512.FusedMultiplyAdd(BFloat16Lanes.Load(row + i + 32), Vector512.Load(with + i + 32), c);
            d = Vector512.FusedMultiplyAdd(BFloat16Lanes.Load(row + i + 48), Vector512.Load(with + i + 48), d);
        }

        float sum = Vector512.Sum(a + b + (c + d));
        for (; i < width; i++) sum += BitConverter.UInt32BitsToSingle((uint)row[i] << 16) * with[i];
        return sum;
    }
}
