using System.Globalization;

namespace NotebookKit;

/// <summary>What a model takes one picture for: its most probable classes. Shows itself as bars beside the picture.</summary>
public sealed record TopPredictions
{
    /// <summary>The most probable classes, the first first.</summary>
    public required IReadOnlyList<ClassProbability> Classes { get; init; }

    /// <summary>How many classes the model tells apart.</summary>
    public required int ClassCount { get; init; }

    /// <summary>The picture, its longer side at most 224 pixels, or null.</summary>
    public DecodedImage? Image { get; init; }

    /// <summary>What the picture is called, for example its file's name, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The model, or null.</summary>
    public string? Model { get; init; }

    /// <summary>The true class's name where it is known.</summary>
    public string? Truth { get; init; }

    /// <summary>The most probable classes of a picture.</summary>
    /// <param name="probabilities">One a class, 0 to 1.</param>
    /// <param name="classNames">The classes in order.</param>
    /// <param name="top">How many to keep, at least 1; of equally probable classes the first come first.</param>
    /// <param name="image">The picture, of which a small copy is kept, or null.</param>
    /// <exception cref="KitException">There are no classes, or not as many probabilities.</exception>
    /// <example><code>TopPredictions.Of(probabilities, classNames, image: ImageFile.Decode("cat.jpg"))</code></example>
    public static TopPredictions Of(IReadOnlyList<float> probabilities, IReadOnlyList<string> classNames, int top = 5, DecodedImage? image = null)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentNullException.ThrowIfNull(classNames);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        if (probabilities.Count != classNames.Count || classNames.Count == 0)
            throw new KitException($"A prediction needs a probability for each class, but there are {probabilities.Count} probabilities and {classNames.Count} classes.");
        return new TopPredictions
        {
            Classes = [.. Enumerable.Range(0, classNames.Count).OrderByDescending(i => probabilities[i]).Take(top).Select(i => new ClassProbability(i, classNames[i], probabilities[i]))],
            ClassCount = classNames.Count,
            Image = image is null ? null : Miniature.Of(image),
        };
    }

    /// <summary>The same of one of many judged images, with its true class.</summary>
    /// <param name="predictions">A model's probabilities.</param>
    /// <param name="index">Which image.</param>
    /// <param name="images">The images that were judged, in the same order, or null.</param>
    /// <param name="top">How many classes to keep, at least 1.</param>
    /// <exception cref="KitException">There is no such image.</exception>
    public static TopPredictions Of(Predictions predictions, int index, ImageSplit? images = null, int top = 5)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        if ((uint)index >= predictions.Count) throw new KitException($"There is no image {index}; there are {predictions.Count} predictions, numbered from 0.");
        return Of([.. predictions.Row(index)], predictions.ClassNames, top) with
        {
            Image = images is null ? null : Miniature.Of(images, index),
            Name = string.Create(CultureInfo.InvariantCulture, $"image {index}"),
            Truth = predictions.ClassNames[predictions.Labels[index]],
        };
    }

    /// <summary>One line: the classes with their probabilities.</summary>
    public override string ToString() => string.Join(", ", Classes.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Name} {one.Probability * 100:F1} %")));
}
