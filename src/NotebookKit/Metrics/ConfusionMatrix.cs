using System.Globalization;

namespace NotebookKit;

/// <summary>How often each true class was taken for each class. Shows itself as a table of shaded cells.</summary>
public sealed record ConfusionMatrix
{
    private readonly long[,] _counts;

    /// <summary>Counts pairs of true and predicted classes.</summary>
    /// <param name="truth">The true classes, 0 to classes − 1.</param>
    /// <param name="predictions">The predicted classes, as many.</param>
    /// <param name="classNames">The classes in order.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a class is out of range.</exception>
    public ConfusionMatrix(IReadOnlyList<int> truth, IReadOnlyList<int> predictions, IReadOnlyList<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(classNames);
        if (truth.Count != predictions.Count)
            throw new ArgumentException($"{truth.Count} true classes but {predictions.Count} predictions.", nameof(predictions));

        ClassNames = classNames;
        _counts = new long[classNames.Count, classNames.Count];
        for (int i = 0; i < truth.Count; i++)
        {
            if ((uint)truth[i] >= classNames.Count || (uint)predictions[i] >= classNames.Count)
                throw new ArgumentException($"Example {i} pairs class {truth[i]} with {predictions[i]}, but there are {classNames.Count} classes.", nameof(truth));
            _counts[truth[i], predictions[i]]++;
        }
    }

    /// <summary>Takes counts that others counted.</summary>
    /// <param name="counts">Rows are the truth, columns the prediction; a row and a column a class.</param>
    /// <param name="classNames">The classes in order; null for numbers.</param>
    /// <exception cref="ArgumentException">The counts are not square, not as many as classes, or negative.</exception>
    public ConfusionMatrix(long[,] counts, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        int classes = counts.GetLength(0);
        ClassNames = classNames ?? [.. Enumerable.Range(0, classes).Select(@class => @class.ToString(CultureInfo.InvariantCulture))];
        if (counts.GetLength(1) != classes || ClassNames.Count != classes)
            throw new ArgumentException($"{classes}×{counts.GetLength(1)} counts are no confusion matrix of {ClassNames.Count} classes.", nameof(counts));
        if (counts.Cast<long>().Any(count => count < 0)) throw new ArgumentException("A count cannot be negative.", nameof(counts));
        _counts = (long[,])counts.Clone();
    }

    /// <summary>The classes in order.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>How often class <paramref name="truth"/> was taken for class <paramref name="prediction"/>.</summary>
    public long this[int truth, int prediction] => _counts[truth, prediction];

    /// <summary>How many examples were counted.</summary>
    public long Total => _counts.Cast<long>().Sum();

    /// <summary>How many were right: the diagonal.</summary>
    public long Correct => Enumerable.Range(0, ClassNames.Count).Sum(i => _counts[i, i]);

    /// <summary>The part that was right, 0 to 1; NaN when nothing was counted.</summary>
    public double Accuracy => (double)Correct / Total;

    /// <summary>How many examples truly are of class <paramref name="truth"/>.</summary>
    public long RowTotal(int truth) => Enumerable.Range(0, ClassNames.Count).Sum(i => _counts[truth, i]);

    /// <summary>How many examples were taken for class <paramref name="prediction"/>.</summary>
    public long ColumnTotal(int prediction) => Enumerable.Range(0, ClassNames.Count).Sum(i => _counts[i, prediction]);

    /// <summary>The pairs that were confused most often, worst first.</summary>
    /// <param name="count">How many pairs at the most.</param>
    public IReadOnlyList<(string Truth, string Prediction, long Count)> MostConfused(int count = 5) =>
        [.. (from truth in Enumerable.Range(0, ClassNames.Count)
            from prediction in Enumerable.Range(0, ClassNames.Count)
            where truth != prediction && _counts[truth, prediction] > 0
            orderby _counts[truth, prediction] descending, truth, prediction
            select (ClassNames[truth], ClassNames[prediction], _counts[truth, prediction])).Take(count)];
}
