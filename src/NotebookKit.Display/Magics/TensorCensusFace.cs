namespace NotebookKit.Display;

/// <summary>Live tensors, their bytes by device, and what grew since the last count.</summary>
internal static class TensorCensusFace
{
    public static IPart Of(TensorCensus census)
    {
        TensorHolder[] shown = [.. census.Holders.Take(DisplayLimits.TableRows)];
        long other = Math.Max(0, census.Live - census.Held);
        return new Stack(
            new Line($"{Numbers.Count(census.Live)} live tensors{Grown(census.Growth, growth => Numbers.Count(growth))}", Line.Title),
            census.Devices.Count == 0 ? new Line("No variable holds a tensor.") : new Table(
                [new("device"), new("held by variables", Right: true)], [.. census.Devices.Select(device => (IReadOnlyList<Cell>)[CleanText.Of(device.Key), Numbers.Bytes(device.Value)])]),
            shown.Length == 0 ? new Stack() : new Table([new("variable"), new("tensors", Right: true), new("bytes", Right: true)], [.. shown.Select(Row)]),
            new Line(other == 0 ? "" : $"{Numbers.Count(other)} more belong to no variable: open scopes, optimisers, parts of objects, or never disposed."),
            new Line($"process memory {Numbers.Bytes(census.ProcessBytes)}{Grown(census.ProcessGrowth, Numbers.Bytes)}", Line.Small));
    }

    private static IReadOnlyList<Cell> Row(TensorHolder holder) => [CleanText.Of(holder.Name), Numbers.Count(holder.Tensors), Numbers.Bytes(holder.Bytes)];

    private static string Grown(long? growth, Func<long, string> word) => growth switch
    {
        null => "",
        0 => ", none more than at the last count",
        > 0 => $", {word(growth.Value)} more than at the last count",
        _ => $", {word(-growth.Value)} fewer than at the last count",
    };
}
