using SkiaSharp;

namespace NotebookKit.Display;

/// <summary>Makes a small picture of an image file or of a file's bytes.</summary>
internal static class Thumbnail
{
    private const int JpegQuality = 85;
    private const long LargestFile = 32L << 20, MostPixels = 100_000_000;

    private static readonly string[] Extensions = [".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp"];

    /// <summary>Whether some words name an image file on this machine: never one of another, which only looking at would tell about us.</summary>
    public static bool IsFile(string words) =>
        words.Length < 1000 && !words.StartsWith(@"\\", StringComparison.Ordinal) && !words.StartsWith("//", StringComparison.Ordinal)
        && !words.Contains("://", StringComparison.Ordinal) && !words.Contains('\0') && Array.Exists(Extensions, extension => words.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
        && File.Exists(words);

    /// <summary>Reads an image file; null where it can't be read as one.</summary>
    /// <param name="path">A path that <see cref="IsFile"/> knows.</param>
    /// <param name="side">The longer side at the most, in pixels.</param>
    public static EncodedImage? OfFile(string path, int side)
    {
        try
        {
            return new FileInfo(path).Length > LargestFile ? null : OfBytes(File.ReadAllBytes(path), side);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads an image file's bytes; null where they aren't one.</summary>
    /// <param name="bytes">PNG, JPEG, GIF, BMP or WebP.</param>
    /// <param name="side">The longer side at the most, in pixels.</param>
    public static EncodedImage? OfBytes(byte[] bytes, int side)
    {
        using var stream = new SKMemoryStream(bytes);
        using SKCodec? codec = SKCodec.Create(stream);
        if (codec is null || (long)codec.Info.Width * codec.Info.Height > MostPixels) return null;

        // A JPEG is decoded at a fraction of its size where that is enough.
        float wanted = Math.Min(1, 2f * side / Math.Max(codec.Info.Width, codec.Info.Height));
        SKSizeI size = codec.GetScaledDimensions(wanted);
        using var whole = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (codec.GetPixels(whole.Info, whole.GetPixels()) is not (SKCodecResult.Success or SKCodecResult.IncompleteInput)) return null;
        double scale = Math.Min(1, (double)side / Math.Max(size.Width, size.Height));
        var small = new SKImageInfo(Math.Max(1, (int)Math.Round(size.Width * scale)), Math.Max(1, (int)Math.Round(size.Height * scale)), SKColorType.Rgba8888, SKAlphaType.Premul);
        using SKBitmap? shown = whole.Resize(small, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        if (shown is null) return null;
        bool opaque = codec.Info.AlphaType == SKAlphaType.Opaque && scale < 1;
        using SKData data = shown.Encode(opaque ? SKEncodedImageFormat.Jpeg : SKEncodedImageFormat.Png, JpegQuality);
        return new EncodedImage(opaque ? "image/jpeg" : "image/png", data.ToArray(), shown.Width, shown.Height);
    }
}
