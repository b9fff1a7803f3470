namespace NotebookKit.Display;

/// <summary>The pairs of classes that are taken for each other most often.</summary>
internal static class ConfusedPairs
{
    public static IPart Of(ConfusionMatrix matrix, int count)
    {
        var pairs = matrix.MostConfused(count);
        if (pairs.Count == 0) return new Stack();
        var places = matrix.ClassNames.Select((name, i) => (name, i)).DistinctBy(pair => pair.name).ToDictionary(pair => pair.name, pair => pair.i);
        double[] rates = [.. pairs.Select(pair => matrix.RowTotal(places[pair.Truth]) is > 0 and var total ? (double)pair.Count / total : 0)];
        Column[] columns = [new("most confused"), new("taken for"), new("times", Right: true), new("of the class", Right: true), new("") { TextBars = true }];
        return new Table(columns, [.. pairs.Zip(rates, (pair, rate) => (IReadOnlyList<Cell>)
            [CleanText.Of(pair.Truth, 24), CleanText.Of(pair.Prediction, 24), Numbers.Count(pair.Count), Numbers.Percent(rate), new Cell("") { Bar = Math.Min(1, rate) }])]);
    }
}
