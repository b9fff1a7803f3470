namespace NotebookKit;

/// <summary>The networks that the kit builds by name: what <c>#!models</c> shows.</summary>
/// <param name="Cards">What is known about each.</param>
public sealed record ModelList(IReadOnlyList<ModelCard> Cards)
{
    /// <summary>The published weights that are known for a network.</summary>
    /// <param name="card">The network.</param>
    public static IReadOnlyList<WeightCard> WeightsOf(ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return [.. Weights.List().Where(weights => weights.Model == card.Name)];
    }
}
