using System.Globalization;
using System.Text;

namespace NotebookKit;

/// <summary>Precision, recall and F1 of each class and on average (van Rijsbergen 1979, chapter 7; averages as scikit-learn's).</summary>
/// <param name="Classes">One line a class, in the classes' order.</param>
/// <param name="Macro">The plain mean over the classes: each class counts equally.</param>
/// <param name="Weighted">The mean over the classes, each with its support.</param>
/// <param name="Micro">Over all examples: with one label each, precision, recall and F1 are all the accuracy.</param>
/// <param name="Accuracy">The accuracy with its interval.</param>
public sealed record ClassificationReport(IReadOnlyList<ClassScores> Classes, ClassScores Macro, ClassScores Weighted, ClassScores Micro, Score Accuracy)
{
    /// <summary>Reads the report off a confusion matrix.</summary>
    /// <exception cref="KitException">Nothing was counted.</exception>
    public static ClassificationReport Of(ConfusionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (matrix.Total == 0) throw new KitException("A classification report needs at least one example.");
        ClassScores[] classes = [.. matrix.ClassNames.Select((name, @class) => OfClass(matrix, name, @class))];
        double total = matrix.Total;
        var accuracy = new Score("accuracy", matrix.Accuracy, Interval.Wilson(matrix.Correct, matrix.Total), checked((int)matrix.Total));
        return new ClassificationReport(
            classes,
            Mean("macro", matrix.Total, classes, _ => 1.0 / classes.Length),
            Mean("weighted", matrix.Total, classes, one => one.Support / total),
            new ClassScores("micro", matrix.Accuracy, matrix.Accuracy, matrix.Accuracy, matrix.Total, accuracy.Interval, accuracy.Interval),
            accuracy);
    }

    /// <summary>The report of predictions.</summary>
    /// <exception cref="KitException">There are none.</exception>
    public static ClassificationReport Of(Predictions predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        return Of(predictions.Confusion);
    }

    /// <summary>A table in plain text.</summary>
    public override string ToString()
    {
        int width = Classes.Max(one => one.Name.Length) is var longest && longest > 8 ? longest : 8;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{"".PadRight(width)}  precision  recall      F1  support");
        foreach (ClassScores one in (IEnumerable<ClassScores>)[.. Classes, Macro, Weighted, Micro])
            text.Append(CultureInfo.InvariantCulture, $"\n{one.Name.PadRight(width)}  {one.Precision,9:F3}  {one.Recall,6:F3}  {one.F1,6:F3}  {one.Support,7}");
        return text.Append('\n').Append(Accuracy).ToString();
    }

    private static ClassScores OfClass(ConfusionMatrix matrix, string name, int @class)
    {
        long hits = matrix[@class, @class], support = matrix.RowTotal(@class), taken = matrix.ColumnTotal(@class);
        return new ClassScores(
            name, Part(hits, taken), Part(hits, support), Part(2 * hits, taken + support), support,
            taken == 0 ? null : Interval.Wilson(hits, taken), support == 0 ? null : Interval.Wilson(hits, support));
    }

    private static ClassScores Mean(string name, long support, ClassScores[] classes, Func<ClassScores, double> weight) =>
        new(name, classes.Sum(one => weight(one) * one.Precision), classes.Sum(one => weight(one) * one.Recall), classes.Sum(one => weight(one) * one.F1), support);

    private static double Part(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}
