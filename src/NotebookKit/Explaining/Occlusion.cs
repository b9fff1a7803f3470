using System.Globalization;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// Covers one place of a picture after the other with a grey square and watches the probability of a class: where it falls, the model was
/// looking (Zeiler and Fergus, "Visualizing and Understanding Convolutional Networks", 2014, section 4.2).
/// </summary>
public static class Occlusion
{
    private const int Parts = 8;

    /// <summary>Maps how much of a class's probability is lost when a place is covered: above 0 it speaks for the class, below against.</summary>
    /// <param name="model">Takes N×C×H×W and returns N×classes logits; its modules' modes are as before afterwards.</param>
    /// <param name="image">C×H×W or 1×C×H×W, normalised as the model wants it; it is not changed.</param>
    /// <param name="class">The class; the most probable one unless said.</param>
    /// <param name="options">The square and its way.</param>
    /// <param name="normalisation">What was done to the pixels, so that the map can show them; they are stretched without it.</param>
    /// <param name="classNames">The classes in order, or null.</param>
    /// <exception cref="KitException">The model does not take the picture, there is no such class, or the square does not suit the picture.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled or the cell interrupted.</exception>
    /// <example><code>Occlusion.Map(run.Model, image, classNames: data.ClassNames)</code></example>
    public static ExplanationMap Map(
        nn.Module<Tensor, Tensor> model, Tensor image, int? @class = null, OcclusionOptions? options = null, PixelNormalisation? normalisation = null, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(image);
        options ??= new OcclusionOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BatchSize, 1, nameof(options));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(options.CancellationToken, LiveDisplay.Interrupted());
        using var scope = NewDisposeScope();
        using IDisposable frozen = no_grad();
        using var explained = new ExplainedModel(model);

        Tensor batch = ExplainedModel.Batch(image.detach());
        int height = (int)batch.shape[2], width = (int)batch.shape[3];
        int patch = options.Patch > 0 ? options.Patch : Math.Max(1, Math.Max(height, width) / Parts), stride = options.Stride > 0 ? options.Stride : Math.Max(1, patch / 2);
        if (patch > Math.Min(height, width) || stride > patch)
            throw new KitException($"A square of {patch} pixels that moves {stride} at a time does not suit a picture of {height}×{width}: it must fit in and leave no gaps.");

        Tensor logits = explained.Logits(batch);
        int explainedClass = ExplainedModel.ClassOf(logits, @class);
        double whole = logits.softmax(1)[0, explainedClass].to(float64).item<double>();
        int[] tops = Places(height, patch, stride), lefts = Places(width, patch, stride);
        float[,] cells = new float[tops.Length, lefts.Length];
        int all = cells.Length;
        var progress = new LiveProgress("Occlusion", "places covered", all);
        for (int start = 0; start < all; start += options.BatchSize)
        {
            stop.Token.ThrowIfCancellationRequested();
            using var step = NewDisposeScope();
            int count = Math.Min(options.BatchSize, all - start);
            Tensor covered = batch.repeat(count, 1, 1, 1);
            for (int i = 0; i < count; i++)
            {
                (int row, int column) = Math.DivRem(start + i, lefts.Length);
                covered[i].slice(1, tops[row], tops[row] + patch, 1).slice(2, lefts[column], lefts[column] + patch, 1).fill_(options.Fill);
            }

            Tensor probabilities = explained.Logits(covered).softmax(1)[TensorIndex.Colon, explainedClass].to(float64).cpu();
            for (int i = 0; i < count; i++) cells[(start + i) / lefts.Length, (start + i) % lefts.Length] = (float)(whole - probabilities[i].item<double>());
            progress.Report(start + count);
        }

        return new ExplanationMap
        {
            Method = "Occlusion",
            Settings = string.Create(CultureInfo.InvariantCulture, $"a square of {patch}×{patch} pixels filled with {options.Fill:0.##}, moved by {stride}"),
            Class = explainedClass,
            ClassName = ExplainedModel.NameOf(explainedClass, classNames),
            Probability = whole,
            Cells = cells,
            Pixels = Spread(cells, tops, lefts, patch, height, width),
            Image = Miniature.Of(batch[0], normalisation),
        };
    }

    /// <summary>Where the square stands along one side: at every step, and at the end.</summary>
    private static int[] Places(int length, int patch, int stride)
    {
        List<int> places = [];
        for (int place = 0; place + patch <= length; place += stride) places.Add(place);
        if (places[^1] + patch < length) places.Add(length - patch);
        return [.. places];
    }

    /// <summary>For each pixel the mean over all places of the square that covered it.</summary>
    private static float[,] Spread(float[,] cells, int[] tops, int[] lefts, int patch, int height, int width)
    {
        float[,] sums = new float[height, width];
        int[] rows = Covers(tops, patch, height), columns = Covers(lefts, patch, width);
        for (int r = 0; r < tops.Length; r++)
        {
            for (int c = 0; c < lefts.Length; c++)
            {
                for (int y = tops[r]; y < tops[r] + patch; y++)
                    for (int x = lefts[c]; x < lefts[c] + patch; x++) sums[y, x] += cells[r, c];
            }
        }

        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) sums[y, x] /= rows[y] * columns[x];
        return sums;
    }

    private static int[] Covers(int[] places, int patch, int length) =>
        [.. Enumerable.Range(0, length).Select(at => places.Count(place => place <= at && at < place + patch))];
}
