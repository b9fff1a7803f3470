namespace NotebookKit;

/// <summary>
/// How alike points are in the space of their features: for each a Gaussian whose width gives it the wished number of neighbours, made
/// symmetric (van der Maaten and Hinton 2008, equations 1 and 12, section 3.1).
/// </summary>
internal static class TsneNeighbourhood
{
    private const int Halvings = 60;
    private const double Exact = 1e-6;

    /// <summary>N×N, row by row; all entries sum up to 1, those of a point with itself are 0.</summary>
    public static float[] Of(float[,] rows, double perplexity, CancellationToken stop)
    {
        int n = rows.GetLength(0);
        float[] conditional = new float[n * n];
        Parallel.For(0, n, new ParallelOptions { CancellationToken = stop }, i =>
        {
            double[] distances = [.. Enumerable.Range(0, n).Select(j => FeatureRows.SquaredDistance(rows, i, j))];
            double[] probabilities = Row(distances, i, perplexity);
            for (int j = 0; j < n; j++) conditional[i * n + j] = (float)probabilities[j];
        });

        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
                conditional[i * n + j] = conditional[j * n + i] = (conditional[i * n + j] + conditional[j * n + i]) / (2 * n);
        }

        return conditional;
    }

    /// <summary>The probability that a point takes each other for its neighbour; their entropy is the logarithm of the perplexity.</summary>
    /// <param name="distances">Squared distances to all points.</param>
    /// <param name="self">The point's own place, whose probability is 0.</param>
    /// <param name="perplexity">2 to the power of the wished entropy in bits.</param>
    public static double[] Row(double[] distances, int self, double perplexity)
    {
        double nearest = distances.Where((_, j) => j != self).Min(), wanted = Math.Log(perplexity);
        double precision = 1 / Math.Max(distances.Average(), 1e-12), low = 0, high = double.PositiveInfinity;
        double[] row = new double[distances.Length];
        for (int halving = 0; halving < Halvings; halving++)
        {
            double sum = 0, weighted = 0;
            for (int j = 0; j < row.Length; j++)
            {
                // Distances beyond the nearest one: the factor cancels out, and nothing underflows for all.
                row[j] = j == self ? 0 : Math.Exp(-precision * (distances[j] - nearest));
                sum += row[j];
                weighted += row[j] * (distances[j] - nearest);
            }

            for (int j = 0; j < row.Length; j++) row[j] /= sum;
            double entropy = Math.Log(sum) + precision * weighted / sum;
            if (Math.Abs(entropy - wanted) < Exact) break;
            if (entropy > wanted) (low, precision) = (precision, double.IsInfinity(high) ? precision * 2 : (precision + high) / 2);
            else (high, precision) = (precision, (precision + low) / 2);
        }

        return row;
    }
}
