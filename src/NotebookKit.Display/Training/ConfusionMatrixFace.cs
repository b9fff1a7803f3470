using System.Globalization;

namespace NotebookKit.Display;

/// <summary>A confusion matrix: true classes down, predicted ones across, blue where right and orange where wrong.</summary>
internal static class ConfusionMatrixFace
{
    private const double Strongest = 0.55;
    private const string Right = "0,114,178", Wrong = "213,94,0";

    public static IPart Of(ConfusionMatrix matrix)
    {
        int classes = matrix.ClassNames.Count, shown = Math.Min(classes, DisplayLimits.Classes);
        string[] names = [.. matrix.ClassNames.Take(shown).Select(name => CleanText.Of(name, 24))];
        string headline = $"Confusion matrix: {Numbers.Count(matrix.Correct)} of {Numbers.Count(matrix.Total)} right, {Numbers.Percent(matrix.Accuracy)}";
        return new Stack(
            new Line(headline, Line.Title),
            new Line("Rows are the truth, columns the prediction; percentages are of the row.", Line.Small),
            Cells(matrix, names),
            new Line(shown < classes ? $"the first {shown} of {Numbers.Count(classes)} classes" : "", Line.Small),
            ConfusedPairs.Of(matrix, 5));
    }

    private static Table Cells(ConfusionMatrix matrix, string[] names)
    {
        int[] classes = [.. Enumerable.Range(0, names.Length)];
        Column[] columns = [new("truth"), .. names.Select(name => new Column(name, Right: true)), new("total", Right: true), new("recall", Right: true)];
        var rows = classes.Select(truth =>
        {
            long total = matrix.RowTotal(truth);
            return (IReadOnlyList<Cell>)
            [
                names[truth],
                .. classes.Select(prediction => Count(matrix[truth, prediction], total, truth == prediction)),
                Numbers.Count(total),
                total == 0 ? "–" : Numbers.Percent((double)matrix[truth, truth] / total),
            ];
        });
        Cell[] precision =
        [
            "precision",
            .. classes.Select(prediction => (Cell)(matrix.ColumnTotal(prediction) is > 0 and var taken ? Numbers.Percent((double)matrix[prediction, prediction] / taken) : "–")),
            "", "",
        ];
        Cell[] totals = ["predicted", .. classes.Select(prediction => (Cell)Numbers.Count(matrix.ColumnTotal(prediction))), Numbers.Count(matrix.Total), Numbers.Percent(matrix.Accuracy)];
        return new Table(columns, [.. rows]) { Matrix = true, Totals = [totals, precision] };
    }

    private static Cell Count(long count, long total, bool right)
    {
        if (count == 0) return new Cell("·");
        double rate = (double)count / total;
        // The root keeps rare confusions visible beside a strong diagonal.
        string alpha = (Math.Sqrt(rate) * Strongest).ToString("0.00", CultureInfo.InvariantCulture);
        return new Cell(Numbers.Count(count)) { Note = Numbers.Percent(rate, 0), Shade = $"rgba({(right ? Right : Wrong)},{alpha})" };
    }
}
