namespace NotebookKit;

/// <summary>What servers do differently: Garnet measures by several metrics and says distances, Redis by the cosine alone and says likenesses.</summary>
internal sealed record VectorDialect(string Server, bool IsGarnet)
{
    /// <summary>What ends a VADD. Full precision: rounded vectors would find other neighbours.</summary>
    public object[] Adding(DistanceMetric metric) => IsGarnet ? ["NOQUANT", "XDISTANCE_METRIC", NameOf(metric)] : ["NOQUANT"];

    /// <exception cref="KitException">The server does not measure so.</exception>
    public void MustMeasure(DistanceMetric metric)
    {
        if (!IsGarnet && metric != DistanceMetric.Cosine) throw new KitException($"The vector sets of {Server} measure by the cosine only: ask for DistanceMetric.Cosine, or start Garnet.");
    }

    /// <summary>The metric of a set that is there already, or null if it is none of ours.</summary>
    /// <param name="info">What VINFO says.</param>
    public DistanceMetric? MetricOf(IReadOnlyDictionary<string, string> info) =>
        !IsGarnet ? DistanceMetric.Cosine
        : Enum.GetValues<DistanceMetric>().Cast<DistanceMetric?>().FirstOrDefault(metric => string.Equals(NameOf(metric!.Value), info.GetValueOrDefault("distance-metric"), StringComparison.OrdinalIgnoreCase));

    /// <summary>A distance of what VSIM says: Garnet the square of L2 or 1 − cos, Redis (1 + cos) ÷ 2.</summary>
    public double Distance(double score, DistanceMetric metric) =>
        metric == DistanceMetric.L2 ? Math.Sqrt(Math.Max(0, score)) : Math.Clamp(IsGarnet ? score : 2 * (1 - score), 0, 2);

    private static string NameOf(DistanceMetric metric) => metric == DistanceMetric.L2 ? "L2" : "COSINE";
}
