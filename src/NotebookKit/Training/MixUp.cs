using TorchSharp;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// A batch blended with itself in another order (H. Zhang et al., "mixup: Beyond Empirical Risk Minimization", 2018, section 2, with one
/// blend a batch as in the authors' code).
/// </summary>
/// <param name="Images">Part × images + (1 − part) × other images.</param>
/// <param name="Other">The labels of the other images.</param>
/// <param name="Part">The first images' part, 0 to 1.</param>
internal sealed record MixUp(Tensor Images, Tensor Other, double Part)
{
    /// <summary>Blends a batch; the tensors belong to the caller's scope.</summary>
    public static MixUp Of(Batch batch, double alpha, Random random)
    {
        int[] order = [.. Enumerable.Range(0, batch.Count)];
        random.Shuffle(order);
        double part = Beta(alpha, random);
        Tensor indices = tensor(order).to(int64);
        // The other images as the first operand would lose channels-last strides; the sum takes those of its first.
        using Scalar mine = part, theirs = 1 - part;
        Tensor mixed = batch.Images.mul(mine).add_(batch.Images.index_select(0, indices), theirs);
        return new MixUp(mixed, batch.Labels.index_select(0, indices), part);
    }

    /// <summary>A draw from Beta(α, α), as the share of one of two draws from Gamma(α).</summary>
    internal static double Beta(double alpha, Random random)
    {
        double first = Gamma(alpha, random), second = Gamma(alpha, random);
        // With a tiny α both can round to nothing; the law is then as good as a coin.
        return first + second > 0 ? first / (first + second) : random.Next(2);
    }

    /// <summary>Marsaglia and Tsang 2000; below 1 by their remark of section 6.</summary>
    private static double Gamma(double shape, Random random)
    {
        if (shape < 1) return Gamma(shape + 1, random) * Math.Pow(1 - random.NextDouble(), 1 / shape);
        double d = shape - 1.0 / 3, c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double x = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()), v = 1 + c * x;
            if (v <= 0) continue;
            v = v * v * v;
            if (Math.Log(1 - random.NextDouble()) < x * x / 2 + d - d * v + d * Math.Log(v)) return d * v;
        }
    }
}
