using System.Globalization;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// A linear classifier on features: softmax of <c>W·z + b</c>, where z are the features with the training set's mean and deviation taken
/// out. Fitted to the one minimum of the mean cross-entropy plus <c>l2/2·|W|²</c>, without chance: the yardstick that fine-tuning has to beat.
/// </summary>
/// <remarks>Accelerated gradient descent in float64 along the principal axes (Y. Nesterov 1983, with the restarts of B. O'Donoghue and E. Candès 2012).</remarks>
/// <example><code>Predictions judged = LogisticRegression.Fit(trainFeatures, labels, classNames).Predict(testFeatures, testLabels);</code></example>
public sealed class LogisticRegression : IDisposable
{
    private const int Longest = 5_000;
    private const double Flat = 1e-7;

    private readonly Tensor _mean, _scale, _weights, _bias;

    private LogisticRegression(Tensor mean, Tensor scale, Tensor weights, Tensor bias, IReadOnlyList<string> classNames)
    {
        (_mean, _scale, _weights, _bias) = (mean.DetachFromDisposeScope(), scale.DetachFromDisposeScope(), weights.DetachFromDisposeScope(), bias.DetachFromDisposeScope());
        ClassNames = classNames;
    }

    /// <summary>The classes in order.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>How many steps the fit took.</summary>
    public int Steps { get; private init; }

    /// <summary>The largest slope that was left, per weight; 0 at the minimum.</summary>
    public double Slope { get; private init; }

    /// <summary>Fits the classifier.</summary>
    /// <param name="features">N×F, a row an example.</param>
    /// <param name="labels">The class of each.</param>
    /// <param name="classNames">The classes in order, two or more.</param>
    /// <param name="l2">How strongly large weights are held back, above 0; scikit-learn's C is 1 / (l2 · N).</param>
    /// <returns>The classifier; the caller disposes it.</returns>
    /// <exception cref="KitException">Shapes or labels do not fit together, a feature is not finite, or l2 is not above 0.</exception>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    public static LogisticRegression Fit(Tensor features, IReadOnlyList<int> labels, IReadOnlyList<string> classNames, double l2 = 1e-3)
    {
        ArgumentNullException.ThrowIfNull(classNames);
        if (!(l2 > 0 && double.IsFinite(l2))) throw new KitException(string.Create(CultureInfo.InvariantCulture, $"l2 is {l2}; it must be above 0, or the weights have no bound."));
        if (classNames.Count < 2) throw new KitException("A classifier needs two classes or more.");
        MustFit(features, labels, classNames.Count);
        CancellationToken stop = LiveDisplay.Interrupted();
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        Tensor x = features.detach().to(float64);
        Tensor mean = x.mean([0]), scale = x.std(0, unbiased: false).clamp_min(1e-12);
        // A feature that never varies says nothing, however small its scale.
        Tensor z = (x - mean) / scale * (scale > 1e-9);
        long count = z.size(0), classes = classNames.Count;
        Tensor truth = (tensor(labels.Select(label => (long)label).ToArray()).unsqueeze(1) == arange(classes, int64)).to(float64);
        (Tensor turn, Tensor variances) = PrincipalAxes(z);
        long axes = variances.size(0);

        // The bias is a last row of the weights that is not held back. Along the axes the slopes do not mix, so each has a step of its own.
        Tensor rows = cat([z.mm(turn), ones([count, 1], float64)], 1), held = cat([full([axes, 1], l2, float64), zeros([1, 1], float64)], 0);
        Tensor step = 1 / (0.5 * cat([variances.unsqueeze(1), ones([1, 1], float64)], 0) + held);
        Tensor weights = zeros([axes + 1, classes], float64), ahead = weights.clone();
        double momentum = 1, slope = double.PositiveInfinity;
        int steps = 0;
        for (; steps < Longest && slope > Flat; steps++)
        {
            stop.ThrowIfCancellationRequested();
            using var inner = NewDisposeScope();
            Tensor gradient = rows.t().mm(rows.mm(ahead).softmax(1) - truth) / count + held * ahead;
            slope = gradient.abs().max().item<double>();
            Tensor next = ahead - step * gradient;
            // Momentum that points uphill is dropped.
            double following = (gradient * (next - weights)).sum().item<double>() > 0 ? 1 : (1 + Math.Sqrt(1 + 4 * momentum * momentum)) / 2;
            Tensor far = next + (momentum - 1) / following * (next - weights);
            momentum = following;
            weights.copy_(next);
            ahead.copy_(far);
        }

        return new LogisticRegression(mean, scale.masked_fill(scale <= 1e-9, double.PositiveInfinity), turn.mm(ahead.narrow(0, 0, axes)), ahead.narrow(0, axes, 1).clone(), classNames) { Steps = steps, Slope = slope };
    }

    /// <summary>The probabilities of examples.</summary>
    /// <param name="features">M×F.</param>
    /// <param name="labels">The true class of each.</param>
    /// <exception cref="KitException">Shapes or labels do not fit together, or a feature is not finite.</exception>
    public Predictions Predict(Tensor features, IReadOnlyList<int> labels)
    {
        MustFit(features, labels, ClassNames.Count);
        if (features.size(1) != _mean.size(0)) throw new KitException($"The classifier was fitted to {_mean.size(0)} features, but these are {features.size(1)}.");
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        Tensor logarithms = (((features.detach().to(float64) - _mean) / _scale).mm(_weights) + _bias).log_softmax(1);
        double loss = -logarithms.gather(1, tensor(labels.Select(label => (long)label).ToArray()).unsqueeze(1)).mean().item<double>();
        return new Predictions(logarithms.exp().to(float32).data<float>().ToArray(), labels, ClassNames) { Loss = loss };
    }

    /// <summary>Sizes and steps.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"logistic regression of {ClassNames.Count} classes on {_mean.size(0)} features, {Steps} steps");

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        foreach (Tensor one in (Tensor[])[_mean, _scale, _weights, _bias]) one.Dispose();
    }

    private static void MustFit(Tensor features, IReadOnlyList<int> labels, int classes)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(labels);
        if (features.dim() != 2 || features.size(0) != labels.Count || labels.Count == 0)
            throw new KitException($"Features of {string.Join('×', features.shape)} and {labels.Count} labels do not fit together: a row and a label for each example.");
        foreach (int label in labels)
            if ((uint)label >= classes) throw new KitException($"There is a label {label}, but there are {classes} classes, numbered from 0.");
        using Tensor finite = features.isfinite().all();
        if (!finite.item<bool>()) throw new KitException("There are features that are not finite: a NaN or an infinity has no place in a fit.");
    }

    /// <summary>
    /// The axes along which the examples vary, and how much: the minimum lies in their space, and softmax is nowhere more curved along one
    /// than half its variance (Böhning 1992), which bounds the steps.
    /// </summary>
    /// <param name="z">N×F, each column of mean 0.</param>
    /// <returns>F×A with orthonormal columns, A no more than N or F; and A variances.</returns>
    private static (Tensor Turn, Tensor Variances) PrincipalAxes(Tensor z)
    {
        (long count, long width) = (z.size(0), z.size(1));
        (Tensor values, Tensor vectors) = linalg.eigh(width > count ? z.mm(z.t()) : z.t().mm(z));
        Tensor kept = (values > values.max() * 1e-12).nonzero().flatten();
        (values, vectors) = (values.index_select(0, kept), vectors.index_select(1, kept));
        return (width > count ? z.t().mm(vectors / values.sqrt()) : vectors, values / count);
    }
}
