using System.Globalization;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// The directions in which features vary most (Pearson 1901; Jolliffe, "Principal Component Analysis", 2002, chapter 3), from the singular
/// values of the centred matrix.
/// </summary>
/// <param name="Mean">The mean of each feature, F.</param>
/// <param name="Directions">k×F, orthonormal, the one with the greatest variance first; of each the entry that is largest in size is positive.</param>
/// <param name="Variances">The variance along each direction, N − 1 in the denominator.</param>
/// <param name="TotalVariance">The sum of the variances of all features.</param>
public sealed record PrincipalComponents(IReadOnlyList<double> Mean, double[,] Directions, IReadOnlyList<double> Variances, double TotalVariance)
{
    /// <summary>The part of all variance that lies along each direction, 0 to 1.</summary>
    public IReadOnlyList<double> VarianceRatios => [.. Variances.Select(variance => TotalVariance > 0 ? variance / TotalVariance : 0)];

    /// <summary>Finds the directions.</summary>
    /// <param name="features">N×F, an example a row, two rows or more.</param>
    /// <param name="count">How many directions, 1 to the lesser of N and F.</param>
    /// <exception cref="KitException">The features are not N×F, too few, or not finite.</exception>
    public static PrincipalComponents Fit(Tensor features, int count = 2)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (features.shape is not [>= 2, >= 1]) throw new KitException($"Principal components need features N×F with two rows or more, not {string.Join("×", features.shape)}.");
        long most = Math.Min(features.shape[0], features.shape[1]);
        if (count < 1 || count > most) throw new KitException($"Features of {features.shape[0]}×{features.shape[1]} have 1 to {most} principal components, not {count}.");
        using var scope = NewDisposeScope();
        using IDisposable frozen = no_grad();
        Tensor values = features.detach().cpu().to(float64);
        if (!values.isfinite().all().item<bool>()) throw new KitException("Principal components need finite features; some of these are NaN or infinite.");
        Tensor mean = values.mean([0]);
        Tensor centred = values - mean;
        (Tensor _, Tensor sizes, Tensor turned) = linalg.svd(centred, false);
        Tensor directions = turned[TensorIndex.Slice(0, count)];
        Tensor largest = directions.gather(1, directions.abs().argmax(1, true));
        directions = (directions * largest.sign()).contiguous();
        double freedom = values.shape[0] - 1;
        double[,] axes = new double[count, values.shape[1]];
        Buffer.BlockCopy(directions.data<double>().ToArray(), 0, axes, 0, axes.Length * sizeof(double));
        return new PrincipalComponents(
            mean.data<double>().ToArray(), axes, [.. sizes.data<double>().ToArray().Take(count).Select(size => size * size / freedom)], centred.square().sum().item<double>() / freedom);
    }

    /// <summary>Where features lie along the directions.</summary>
    /// <param name="features">N×F with the F that the directions have.</param>
    /// <returns>N×k float32; the caller disposes it.</returns>
    /// <exception cref="KitException">There is another number of features.</exception>
    public Tensor Project(Tensor features)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (features.dim() != 2 || features.shape[1] != Mean.Count) throw new KitException($"These components are of {Mean.Count} features, not of {string.Join("×", features.shape)}.");
        using var scope = NewDisposeScope();
        using IDisposable frozen = no_grad();
        Tensor centred = features.detach().cpu().to(float64) - tensor([.. Mean]);
        return centred.matmul(tensor(Directions).t()).to(float32).MoveToOuterDisposeScope();
    }

    /// <summary>A map of the first two directions.</summary>
    /// <param name="features">N×F, a point a row.</param>
    /// <exception cref="KitException">There are fewer than two directions, or another number of features.</exception>
    public EmbeddingMap Map(Tensor features)
    {
        if (Variances.Count < 2) throw new KitException("A map needs two principal components: fit with count: 2.");
        using Tensor projected = Project(features);
        float[,] rows = FeatureRows.Read(projected, "A map");
        return new EmbeddingMap
        {
            Method = "PCA",
            Settings = string.Create(CultureInfo.InvariantCulture, $"the first two components hold {VarianceRatios[0] * 100:F1} % and {VarianceRatios[1] * 100:F1} % of the variance of {Mean.Count} features"),
            Points = [.. Enumerable.Range(0, rows.GetLength(0)).Select(i => ((double)rows[i, 0], (double)rows[i, 1]))],
        };
    }

    /// <summary>One line: the parts of the variance.</summary>
    public override string ToString() =>
        $"{Variances.Count} principal components of {Mean.Count} features with {string.Join(", ", VarianceRatios.Take(8).Select(part => string.Create(CultureInfo.InvariantCulture, $"{part * 100:F1} %")))} of the variance";
}
