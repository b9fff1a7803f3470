namespace NotebookKit;

/// <summary>Mirrors the image left to right, or not.</summary>
/// <param name="Probability">How often, 0 to 1.</param>
public sealed record RandomFlip(double Probability = 0.5) : ImageTransform
{
    /// <summary>How often, 0 to 1.</summary>
    public double Probability { get; init => field = TransformRange.Within(value, 0, 1, nameof(Probability)); } = TransformRange.Within(Probability, 0, 1, nameof(Probability));

    /// <inheritdoc/>
    public override DecodedImage Apply(DecodedImage image, Random random)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(random);
        return random.NextDouble() < Probability ? ImageOrientation.Mirror(image) : image;
    }

    internal override int? ShorterSide => 0;
}
