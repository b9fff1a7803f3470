namespace NotebookKit;

/// <summary>
/// What bounds the error of a score, rigorously: for |x| and |q| the lengths of row and query and |δx|, |δq| what rounding
/// moved them by, |q·x − round(q)·round(x)| ≤ |q||δx| + |δq||x| + |δq||δx| (Cauchy and Schwarz), plus what the product's
/// own sums lose (Higham, Accuracy and Stability of Numerical Algorithms, 2002, section 3.1), plus its result's rounding.
/// </summary>
/// <param name="OfNorm">Per length of the row.</param>
/// <param name="OfRest">Per length that rounding moved the row by.</param>
/// <param name="OfProduct">Per size of the product.</param>
/// <param name="Always">In any case.</param>
internal readonly record struct ScoreMargin(float OfNorm, float OfRest, float OfProduct, float Always)
{
    /// <summary>Per size of offset and product: float32 sums of a few terms.</summary>
    public const float OfSize = 1f / (1 << 20);

    private const double Float = 1.0 / (1 << 24), BFloat = 1.0 / (1 << 8);

    /// <param name="norm">The query's length, centred.</param>
    /// <param name="rest">What rounding moved it by.</param>
    /// <param name="width">Numbers in a vector.</param>
    /// <param name="metric">The metric; of the cosine, vectors of length 1 were rounded before they were centred.</param>
    /// <param name="isHalf">Whether the product's result is a bfloat16.</param>
    public static ScoreMargin Of(double norm, double rest, int width, DistanceMetric metric, bool isHalf)
    {
        double sums = (width + 8) * Float;
        double always = metric == DistanceMetric.L2 ? 8 * Float * norm * norm : 32 * Float;
        // The last factor covers that the bound itself is computed in float32.
        return new ScoreMargin((float)((rest + sums * (norm + rest)) * 1.001), (float)((norm + rest) * 1.001), (float)(isHalf ? BFloat * 1.01 : 0), (float)(always * 1.001 + 1e-30));
    }
}
