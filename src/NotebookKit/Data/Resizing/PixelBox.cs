namespace NotebookKit;

/// <summary>A rectangle of pixels.</summary>
/// <param name="Left">Its first column.</param>
/// <param name="Top">Its first row.</param>
/// <param name="Width">Its columns.</param>
/// <param name="Height">Its rows.</param>
public readonly record struct PixelBox(int Left, int Top, int Width, int Height)
{
    internal void MustLieIn(DecodedImage image)
    {
        if (Left < 0 || Top < 0 || Width < 1 || Height < 1 || Left > image.Width - Width || Top > image.Height - Height)
            throw new ArgumentOutOfRangeException(null, $"A box of {Width}×{Height} at ({Left}, {Top}) is not within an image of {image.Width}×{image.Height}.");
    }
}
