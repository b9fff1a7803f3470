using System.Buffers;

namespace NotebookKit;

/// <summary>
/// Resizes images as Pillow does, to the bit: a horizontal and then a vertical convolution in fixed point, each rounded to
/// bytes, with a kernel that widens when the image shrinks.
/// </summary>
public static class ImageResizer
{
    /// <summary>Resizes a whole image.</summary>
    /// <param name="image">The image; it is not disposed.</param>
    /// <param name="width">Columns of the result.</param>
    /// <param name="height">Rows of the result.</param>
    /// <param name="filter">The kernel.</param>
    public static DecodedImage Resize(DecodedImage image, int width, int height, ResizeFilter filter = ResizeFilter.Bilinear)
    {
        ArgumentNullException.ThrowIfNull(image);
        return Resize(image, new PixelBox(0, 0, image.Width, image.Height), width, height, filter);
    }

    /// <summary>Cuts a box out of an image and resizes it; pixels beyond the box have no part in the result.</summary>
    /// <param name="image">The image; it is not disposed.</param>
    /// <param name="box">What to cut out.</param>
    /// <param name="width">Columns of the result.</param>
    /// <param name="height">Rows of the result.</param>
    /// <param name="filter">The kernel.</param>
    /// <exception cref="ArgumentOutOfRangeException">The box is not within the image, or a size is below 1.</exception>
    public static DecodedImage Resize(DecodedImage image, PixelBox box, int width, int height, ResizeFilter filter = ResizeFilter.Bilinear)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        box.MustLieIn(image);
        int channels = image.Channels;
        DecodedImage result = new(width, height, channels) { OriginalBits = image.OriginalBits };
        var source = new PixelRows(image.Buffer, (box.Top * image.Width + box.Left) * channels, image.Width * channels);
        var target = new PixelRows(result.Buffer, 0, width * channels);
        if (box.Width == width && box.Height == height) source.CopyTo(target, height);
        else if (box.Width == width) Vertical(source, target, box.Height, height, filter);
        else if (box.Height == height) Horizontal(source, target, box.Width, width, height, channels, filter);
        else Both(source, target, box, width, height, channels, filter);
        return result;
    }

    private static void Both(PixelRows source, PixelRows target, PixelBox box, int width, int height, int channels, ResizeFilter filter)
    {
        byte[] middle = ArrayPool<byte>.Shared.Rent(checked(box.Height * width * channels + DecodedImage.Padding));
        try
        {
            var between = new PixelRows(middle, 0, width * channels);
            Horizontal(source, between, box.Width, width, box.Height, channels, filter);
            Vertical(between, target, box.Height, height, filter);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(middle);
        }
    }

    private static void Horizontal(PixelRows source, PixelRows target, int from, int to, int rows, int channels, ResizeFilter filter)
    {
        using ResizeWeights weights = new(from, to, filter, channels == 1 ? 8 : 4);
        if (channels == 1) HorizontalResize.Grey(source, target, weights, rows);
        else HorizontalResize.Rgb(source, target, weights, rows);
    }

    private static void Vertical(PixelRows source, PixelRows target, int from, int to, ResizeFilter filter)
    {
        using ResizeWeights weights = new(from, to, filter, 1);
        VerticalResize.Run(source, target, weights);
    }
}
