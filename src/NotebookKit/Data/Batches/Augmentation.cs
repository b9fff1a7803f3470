namespace NotebookKit;

/// <summary>What is varied in training images: He et al. 2015, section 4.2 pad by 4, crop at random, and flip.</summary>
/// <param name="CropPadding">Each image is moved by up to this many pixels in each direction; what comes in is black.</param>
/// <param name="Flip">Whether each image is mirrored left to right with probability one half.</param>
public sealed record Augmentation(int CropPadding, bool Flip)
{
    /// <summary>How many pixels an image moves at the most, 0 or more.</summary>
    public int CropPadding { get; } = CropPadding >= 0 ? CropPadding : throw new ArgumentOutOfRangeException(nameof(CropPadding), $"Images cannot be moved by {CropPadding} pixels.");

    /// <summary>Images as they are.</summary>
    public static Augmentation None { get; } = new(0, false);

    /// <summary>The paper's for images of this size: padding by an eighth of the width, and a flip.</summary>
    public static Augmentation For(ImageSplit images)
    {
        ArgumentNullException.ThrowIfNull(images);
        return new Augmentation(images.Width / 8, true);
    }
}
