namespace NotebookKit.Display;

/// <summary>The table of neighbours: a row a query, its nearest first, each with its distance.</summary>
internal static class NeighborsFace
{
    private const int Shown = 10;

    public static IPart Of(Neighbors neighbors)
    {
        int k = Math.Min(neighbors.K, Shown), queries = Math.Min(neighbors.Queries, DisplayLimits.TableRows);
        Column[] columns = [new("query", Right: true), .. Enumerable.Range(1, k).Select(rank => new Column($"nearest {Numbers.Count(rank)}", Right: true))];
        var rows = Enumerable.Range(0, queries).Select(query => (IReadOnlyList<Cell>)
        [
            Numbers.Count(query), .. Enumerable.Range(0, k).Select(rank => (Cell)$"{Numbers.Count(neighbors.Indices[query, rank])} at {Numbers.Value(neighbors.Distances[query, rank])}"),
        ]);
        string cut = k < neighbors.K || queries < neighbors.Queries ? $" The first {Numbers.Count(queries)} queries and {Numbers.Count(k)} neighbours are shown." : "";
        string measure = neighbors.Metric == DistanceMetric.L2 ? "Euclidean distance" : "cosine distance";
        return new Stack(
            new Line($"The {Numbers.Count(neighbors.K)} nearest of {Numbers.Count(neighbors.Queries)} {(neighbors.Queries == 1 ? "query" : "queries")}", Line.Title),
            new Table(columns, [.. rows]),
            new Line($"index at {measure}, nearest first; equally near ones in the order of their indices.{cut}", Line.Small));
    }
}
