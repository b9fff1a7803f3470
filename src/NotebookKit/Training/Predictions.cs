using System.Globalization;

namespace NotebookKit;

/// <summary>A model's probabilities for labelled images, N×classes: to judge, to average over models, to save.</summary>
public sealed record Predictions
{
    private readonly float[] _probabilities;

    /// <summary>Wraps probabilities without copying them.</summary>
    /// <param name="probabilities">N×classes, row by row; each row sums up to 1.</param>
    /// <param name="labels">The true class of each image.</param>
    /// <param name="classNames">The classes in order.</param>
    /// <exception cref="ArgumentException">There are not as many probabilities as labels × classes, or a label is out of range.</exception>
    public Predictions(float[] probabilities, IReadOnlyList<int> labels, IReadOnlyList<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(classNames);
        if (probabilities.LongLength != (long)labels.Count * classNames.Count)
            throw new ArgumentException($"{probabilities.Length} probabilities are not {labels.Count} images × {classNames.Count} classes.", nameof(probabilities));
        for (int i = 0; i < labels.Count; i++)
            if ((uint)labels[i] >= classNames.Count) throw new ArgumentException($"Image {i} has the label {labels[i]}, but there are {classNames.Count} classes.", nameof(labels));

        (_probabilities, Labels, ClassNames) = (probabilities, labels, classNames);
        Classes = [.. Enumerable.Range(0, Count).Select(i => Largest(Row(i)))];
        Loss = Count == 0 ? double.NaN : Enumerable.Range(0, Count).Average(i => -Math.Log(Math.Max(Row(i)[Labels[i]], float.Epsilon)));
    }

    /// <summary>The true class of each image.</summary>
    public IReadOnlyList<int> Labels { get; }

    /// <summary>The classes in order.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The most probable class of each image; of equally probable ones the first.</summary>
    public IReadOnlyList<int> Classes { get; }

    /// <summary>1 for each image that was right, 0 for each other one: to be paired with another model's (<see cref="Bootstrap.Difference"/>).</summary>
    public IReadOnlyList<double> Hits => [.. Classes.Zip(Labels, (guess, label) => guess == label ? 1.0 : 0.0)];

    /// <summary>The mean cross-entropy.</summary>
    public double Loss { get; init; }

    /// <summary>How many images there are.</summary>
    public int Count => Labels.Count;

    /// <summary>All probabilities, N×classes, row by row.</summary>
    public ReadOnlySpan<float> Probabilities => _probabilities;

    /// <summary>How many were right.</summary>
    public int Correct => Classes.Zip(Labels).Count(pair => pair.First == pair.Second);

    /// <summary>The part that was right, 0 to 1; NaN when there are no images.</summary>
    public double Accuracy => (double)Correct / Count;

    /// <summary>Which class was taken for which.</summary>
    public ConfusionMatrix Confusion => new(Labels, Classes, ClassNames);

    /// <summary>The probabilities of one image, a class each.</summary>
    public ReadOnlySpan<float> Row(int image) => _probabilities.AsSpan(checked(image * ClassNames.Count), ClassNames.Count);

    /// <summary>The probabilities of one class, an image each.</summary>
    public IReadOnlyList<double> Column(int @class) => [.. Enumerable.Range(0, Count).Select(image => (double)Row(image)[@class])];

    /// <summary>The most probable classes of an image, the first first.</summary>
    /// <param name="image">Which image.</param>
    /// <param name="count">How many classes.</param>
    public IReadOnlyList<(string Class, double Probability)> Top(int image, int count = 5)
    {
        float[] row = [.. Row(image)];
        return [.. Enumerable.Range(0, row.Length).OrderByDescending(@class => row[@class]).Take(count).Select(@class => (ClassNames[@class], (double)row[@class]))];
    }

    /// <summary>The mean of several predictions for the same images: of several models, or of one model about several views of them.</summary>
    /// <exception cref="KitException">There are none, or their labels or classes differ: they are for other images.</exception>
    public static Predictions Average(params IReadOnlyList<Predictions> predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        if (predictions.Count == 0) throw new KitException("There are no predictions to average.");
        Predictions first = predictions[0];
        if (predictions.Any(other => !other.Labels.SequenceEqual(first.Labels) || !other.ClassNames.SequenceEqual(first.ClassNames)))
            throw new KitException("Only predictions for the same images and classes, in the same order, can be averaged.");
        float[] mean = new float[first._probabilities.Length];
        for (int i = 0; i < mean.Length; i++) mean[i] = (float)predictions.Average(one => (double)one._probabilities[i]);
        return new Predictions(mean, first.Labels, first.ClassNames);
    }

    /// <summary>Writes a CSV file: a column "label" with the true class's name, then a column a class with its probability.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path) => PredictionFile.Write(path, this);

    /// <summary>Reads a file that <see cref="Save"/> wrote.</summary>
    /// <exception cref="KitException">It is not such a file; the line is named.</exception>
    public static Predictions Load(string path) => PredictionFile.Read(path);

    /// <summary>One line: how many, how many right, the loss.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Count} predictions of {ClassNames.Count} classes: {Correct} right ({Accuracy:P2}), loss {Loss:F4}");

    private static int Largest(ReadOnlySpan<float> row)
    {
        int largest = 0;
        for (int i = 1; i < row.Length; i++)
            if (row[i] > row[largest]) largest = i;
        return largest;
    }
}
