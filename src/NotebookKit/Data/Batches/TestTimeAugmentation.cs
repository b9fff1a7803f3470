using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// Shows a trained network several views of each image and averages its answers: none, the mirror image too, or the four corners
/// and the middle and their mirror images (Krizhevsky et al. 2012, section 4.1).
/// </summary>
/// <example><code>using Tensor views = tta.Expand(batch.Images); using Tensor mean = tta.Average(model.call(views).softmax(1));</code></example>
public sealed record TestTimeAugmentation
{
    private readonly bool _flip;

    private TestTimeAugmentation(string name, bool flip, int crop) => (Name, _flip, CropSize) = (name, flip, crop);

    /// <summary>Each image as it is.</summary>
    public static TestTimeAugmentation None { get; } = new("none", flip: false, crop: 0);

    /// <summary>Each image and its mirror image: two views.</summary>
    public static TestTimeAugmentation Flip { get; } = new("flip", flip: true, crop: 0);

    /// <summary>What figures and logs call it.</summary>
    public string Name { get; }

    /// <summary>The side of the crops in pixels; 0 where images stay whole.</summary>
    public int CropSize { get; }

    /// <summary>Views of an image: 1, 2 or 10.</summary>
    public int Views => (CropSize > 0 ? 5 : 1) * (_flip ? 2 : 1);

    /// <summary>The four corners, the middle, and the mirror image of each: ten views.</summary>
    /// <param name="size">The side of the crops, which the images must have at least: 224 of 256 in the paper.</param>
    public static TestTimeAugmentation TenCrop(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return new TestTimeAugmentation("crop + flip", flip: true, size);
    }

    /// <summary>All views of the images.</summary>
    /// <param name="images">N×C×H×W.</param>
    /// <returns>(Views·N)×C×h×w: the first view of every image, then the second, and so on.</returns>
    /// <exception cref="KitException">The images are smaller than the crops.</exception>
    public Tensor Expand(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        using var scope = NewDisposeScope();
        List<Tensor> views = CropSize == 0 ? [images.alias()] : Crops(images);
        if (_flip) views.AddRange([.. views.Select(view => view.flip(3))]);
        return (views.Count == 1 ? views[0] : cat(views, 0)).MoveToOuterDisposeScope();
    }

    /// <summary>The mean answer for each image. Give it probabilities, as the paper does; the mean of logits is a geometric one.</summary>
    /// <param name="answers">(Views·N)×K, in the order of <see cref="Expand"/>.</param>
    /// <returns>N×K.</returns>
    public Tensor Average(Tensor answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (answers.size(0) % Views != 0) throw new ArgumentException($"{answers.size(0)} answers are not {Views} for each image.", nameof(answers));
        using Tensor views = answers.view([Views, answers.size(0) / Views, .. answers.shape[1..]]);
        return views.mean([0]);
    }

    /// <summary>The name and the number of views.</summary>
    public override string ToString() => $"{Name} ({Views} {(Views == 1 ? "view" : "views")})";

    private List<Tensor> Crops(Tensor images)
    {
        long down = images.size(2) - CropSize, right = images.size(3) - CropSize;
        if (down < 0 || right < 0) throw new KitException($"Crops of {CropSize}×{CropSize} do not fit into images of {images.size(3)}×{images.size(2)}: make the images larger, or the crops smaller.");
        return [.. new[] { (0L, 0L), (0, right), (down, 0), (down, right), ((down + 1) / 2, (right + 1) / 2) }
            .Select(corner => images.narrow(2, corner.Item1, CropSize).narrow(3, corner.Item2, CropSize))];
    }
}
