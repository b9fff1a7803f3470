namespace NotebookKit;

/// <summary>Rows of pixels in an array that has <see cref="DecodedImage.Padding"/> bytes behind the last.</summary>
/// <param name="Bytes">The array.</param>
/// <param name="Start">The first pixel's byte.</param>
/// <param name="Stride">From one row's beginning to the next one's.</param>
internal readonly record struct PixelRows(byte[] Bytes, int Start, int Stride)
{
    /// <summary>Copies rows of the target's length.</summary>
    public void CopyTo(PixelRows target, int rows)
    {
        for (int row = 0; row < rows; row++)
            Bytes.AsSpan(Start + row * Stride, target.Stride).CopyTo(target.Bytes.AsSpan(target.Start + row * target.Stride));
    }
}
