using System.Runtime.InteropServices;
using SkiaSharp;

namespace NotebookKit.Display;

/// <summary>Turns pixels into files: PNG where each pixel counts, JPEG for tiles that had to be shrunk.</summary>
internal static class ImageEncoder
{
    private const int JpegQuality = 88;

    /// <summary>Every pixel as it is.</summary>
    public static EncodedImage Png(Pixels pixels)
    {
        using SKBitmap bitmap = Bitmap(pixels);
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return new EncodedImage("image/png", data.ToArray(), pixels.Width, pixels.Height);
    }

    /// <summary>A tile: small images keep every pixel, larger ones become a photograph of a bounded size.</summary>
    /// <param name="pixels">The picture.</param>
    /// <param name="most">The longer side of a photograph at the most.</param>
    public static EncodedImage Tile(Pixels pixels, int most = DisplayLimits.PhotoSide)
    {
        int side = Math.Max(pixels.Width, pixels.Height);
        if (side <= DisplayLimits.CrispSide) return Png(pixels);

        double scale = Math.Min(1, (double)most / side);
        using SKBitmap bitmap = Bitmap(pixels);
        var size = new SKImageInfo(Math.Max(1, (int)(pixels.Width * scale)), Math.Max(1, (int)(pixels.Height * scale)), bitmap.ColorType, bitmap.AlphaType);
        using SKBitmap small = bitmap.Resize(size, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using SKData data = small.Encode(SKEncodedImageFormat.Jpeg, JpegQuality);
        return new EncodedImage("image/jpeg", data.ToArray(), size.Width, size.Height);
    }

    /// <summary>A picture for a crowd, shrunk to a side: grey ones without loss, colourful ones, which weigh more, as a photograph.</summary>
    public static EncodedImage Thumb(Pixels pixels, int side)
    {
        double scale = Math.Min(1, (double)side / Math.Max(pixels.Width, pixels.Height));
        using SKBitmap bitmap = Bitmap(pixels);
        var size = new SKImageInfo(Math.Max(1, (int)(pixels.Width * scale)), Math.Max(1, (int)(pixels.Height * scale)), bitmap.ColorType, bitmap.AlphaType);
        using SKBitmap small = bitmap.Resize(size, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        bool grey = pixels.Channels == 1;
        using SKData data = small.Encode(grey ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Jpeg, grey ? 100 : JpegQuality);
        return new EncodedImage(grey ? "image/png" : "image/jpeg", data.ToArray(), size.Width, size.Height);
    }

    /// <summary>How many CSS pixels a pixel of a tile takes: a whole number for the small ones.</summary>
    public static double TileScale(int width, int height)
    {
        int side = Math.Max(width, height);
        return side > DisplayLimits.CrispSide ? 1 : Math.Max(1, DisplayLimits.CrispSide / side);
    }

    private static SKBitmap Bitmap(Pixels pixels)
    {
        bool grey = pixels.Channels == 1;
        var bitmap = new SKBitmap(pixels.Width, pixels.Height, grey ? SKColorType.Gray8 : SKColorType.Rgba8888, SKAlphaType.Opaque);
        for (int y = 0; y < pixels.Height; y++)
        {
            Span<byte> row = MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(bitmap.GetPixelSpan()), bitmap.ByteCount).Slice(y * bitmap.RowBytes);
            ReadOnlySpan<byte> source = pixels.Data.AsSpan(y * pixels.Width * pixels.Channels, pixels.Width * pixels.Channels);
            if (grey)
            {
                source.CopyTo(row);
                continue;
            }

            for (int x = 0; x < pixels.Width; x++)
            {
                source.Slice(3 * x, 3).CopyTo(row[(4 * x)..]);
                row[4 * x + 3] = 255;
            }
        }

        return bitmap;
    }
}
