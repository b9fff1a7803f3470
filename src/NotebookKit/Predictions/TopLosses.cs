using System.Globalization;

namespace NotebookKit;

/// <summary>The images about which a model is most wrong: hard ones, odd ones, and those with a wrong label.</summary>
/// <param name="Examples">The greatest loss first.</param>
/// <param name="Count">How many images were judged.</param>
/// <param name="MeanLoss">The mean loss of all of them, in nats.</param>
public sealed record TopLosses(IReadOnlyList<LossExample> Examples, int Count, double MeanLoss)
{
    /// <summary>Finds them among a split's images.</summary>
    /// <param name="predictions">A model's probabilities.</param>
    /// <param name="images">The images that were judged, in the same order.</param>
    /// <param name="count">How many at the most.</param>
    /// <exception cref="KitException">There are not as many images as predictions, or none.</exception>
    public static TopLosses Of(Predictions predictions, ImageSplit images, int count = 12)
    {
        ArgumentNullException.ThrowIfNull(images);
        return Of(predictions, images.Count, count, i => Miniature.Of(images, i));
    }

    /// <summary>Finds them among image files; only the ones found are decoded.</summary>
    /// <param name="predictions">A model's probabilities.</param>
    /// <param name="images">The images that were judged, in the same order.</param>
    /// <param name="count">How many at the most.</param>
    /// <exception cref="KitException">There are not as many images as predictions, or none.</exception>
    public static TopLosses Of(Predictions predictions, ImageFileSet images, int count = 12)
    {
        ArgumentNullException.ThrowIfNull(images);
        return Of(predictions, images.Count, count, i => Miniature.Of(images.Files[i]));
    }

    /// <summary>One line: the count and the greatest loss.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"the {Examples.Count} greatest losses of {Count} images: {string.Join(", ", Examples.Take(5).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Loss:F2}")))}; mean {MeanLoss:F4}");

    private static TopLosses Of(Predictions predictions, int images, int count, Func<int, DecodedImage?> picture)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        MetricInput.MustPair("Top losses", images, predictions.Count);
        double[] losses = [.. Enumerable.Range(0, images).Select(i => -Math.Log(Math.Max(predictions.Row(i)[predictions.Labels[i]], float.Epsilon)))];
        IEnumerable<LossExample> worst = Enumerable.Range(0, images).OrderByDescending(i => losses[i]).Take(count).Select(i => new LossExample(
            i, predictions.ClassNames[predictions.Labels[i]], predictions.ClassNames[predictions.Classes[i]], losses[i],
            predictions.Row(i)[predictions.Labels[i]], predictions.Row(i)[predictions.Classes[i]], picture(i)));
        return new TopLosses([.. worst], images, losses.Average());
    }
}
