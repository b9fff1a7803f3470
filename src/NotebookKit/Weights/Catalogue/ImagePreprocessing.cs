namespace NotebookKit;

/// <summary>What weights expect of an image. It belongs to them: another order of channels or another mean costs most of the accuracy.</summary>
/// <param name="Size">The side of the square that the network sees, in pixels.</param>
/// <param name="Normalisation">Scale, order of channels, mean and deviation.</param>
public sealed record ImagePreprocessing(int Size, ImageNormalisation Normalisation)
{
    /// <summary>The shorter side before the middle is cut out; null where the image is resized to the square at once.</summary>
    public int? ShorterSide { get; init; }

    /// <summary>The kernel of the resizing.</summary>
    public ResizeFilter Filter { get; init; }

    /// <summary>The same as a pipeline, for batches and single images.</summary>
    public ImagePipeline Pipeline => ShorterSide is { } side
        ? ImagePipeline.Judging(Size, Normalisation, side, Filter)
        : new ImagePipeline([new ResizeTo(Size, Size, Filter)], Normalisation);
}
