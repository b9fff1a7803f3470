namespace NotebookKit.Display;

/// <summary>How much of the variance each component holds, and all up to it.</summary>
internal static class PrincipalComponentsFace
{
    private const int Shown = 30;

    public static IPart Of(PrincipalComponents components)
    {
        double[] ratios = [.. components.VarianceRatios.Take(Shown)];
        double sum = 0;
        double[] sums = [.. ratios.Select(ratio => sum += ratio)];
        Column[] columns = [new("component", Right: true), new("variance", Right: true), new("of all", Right: true), new("") { TextBars = true }, new("together", Right: true)];
        var rows = ratios.Select((ratio, i) => (IReadOnlyList<Cell>)
            [Numbers.Count(i + 1), Numbers.Value(components.Variances[i]), Numbers.Percent(ratio), new Cell("") { Bar = Math.Clamp(ratio, 0, 1) }, Numbers.Percent(sums[i])]);
        string more = ratios.Length < components.Variances.Count ? $", the first {ratios.Length} shown" : "";
        return new Stack(
            new Line($"{Numbers.Count(components.Variances.Count)} principal components of {Numbers.Count(components.Mean.Count)} features hold {Numbers.Percent(components.VarianceRatios.Sum())} of the variance{more}", Line.Title),
            new Table(columns, [.. rows]));
    }
}
