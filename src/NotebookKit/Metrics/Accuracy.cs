namespace NotebookKit;

/// <summary>The part that was right, with Wilson's interval (<see cref="Interval.Wilson"/>).</summary>
public static class Accuracy
{
    /// <summary>The part of the predictions that hit the truth.</summary>
    /// <param name="truth">The true classes.</param>
    /// <param name="predictions">The predicted classes, as many.</param>
    /// <exception cref="KitException">There are none, or not as many.</exception>
    public static Score Of(IReadOnlyList<int> truth, IReadOnlyList<int> predictions)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(predictions);
        MetricInput.MustPair("Accuracy", truth.Count, predictions.Count);
        return Rate("accuracy", truth.Zip(predictions).Count(pair => pair.First == pair.Second), truth.Count);
    }

    /// <summary>The part of the images whose most probable class is the true one.</summary>
    /// <exception cref="KitException">There are no images.</exception>
    public static Score Of(Predictions predictions) => Top(predictions, 1) with { Name = "accuracy" };

    /// <summary>
    /// The part of the images whose true class is among the <paramref name="k"/> most probable (Russakovsky et al., "ImageNet Large Scale
    /// Visual Recognition Challenge", 2015, section 4.1, for k = 5). Of equally probable classes the first count as more probable.
    /// </summary>
    /// <param name="predictions">A model's probabilities.</param>
    /// <param name="k">How many classes may be named, at least 1.</param>
    /// <exception cref="KitException">There are no images, or a probability is NaN.</exception>
    public static Score Top(Predictions predictions, int k)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        MetricInput.MustPair("Accuracy", predictions.Count, predictions.Count);
        int hits = 0;
        for (int i = 0; i < predictions.Count; i++)
        {
            ReadOnlySpan<float> row = predictions.Row(i);
            int label = predictions.Labels[i], above = 0;
            for (int @class = 0; @class < row.Length; @class++)
            {
                if (float.IsNaN(row[@class])) throw new KitException($"Accuracy cannot order the probabilities of image {i}: one of them is NaN.");
                if (row[@class] > row[label] || (row[@class] == row[label] && @class < label)) above++;
            }

            if (above < k) hits++;
        }

        return Rate($"top-{k} accuracy", hits, predictions.Count);
    }

    private static Score Rate(string name, int hits, int count) => new(name, (double)hits / count, Interval.Wilson(hits, count), count);
}
