using System.Buffers;
using System.Globalization;
using SkiaSharp;

namespace NotebookKit;

/// <summary>JPEG, PNG, WebP, BMP and GIF, by Skia's codecs; colours as stored, no colour management, equal to Pillow's.</summary>
internal static class SkiaDecoder
{
    private const int Eighths = 8;

    /// <exception cref="KitException">The content is not an image, is damaged, or claims too much.</exception>
    public static unsafe DecodedImage Decode(ReadOnlySpan<byte> bytes, string name, ImageDecodeOptions options)
    {
        fixed (byte* start = bytes)
        {
            using SKData data = SKData.Create((nint)start, bytes.Length);
            using SKCodec? codec = SKCodec.Create(data);
            if (codec is null) throw Unknown(bytes, name);
            SKImageInfo stored = codec.Info;
            if ((long)stored.Width * stored.Height > options.Limits.Pixels) throw TooLarge(name, stored.Width, stored.Height, options.Limits);

            SKSizeI size = SizeFor(codec, stored, options.ShorterSide);
            bool grey = stored.ColorType == SKColorType.Gray8 && options.Colour != ImageColour.Rgb;
            DecodedImage image = grey ? DecodeGrey(codec, size, name) : DecodeRgb(codec, size, name, options.Transparency, BitsOf(bytes));
            if (options.Colour == ImageColour.Grey) image = PixelLayout.ToGrey(image);
            return options.Upright ? ImageOrientation.Apply(image, codec.EncodedOrigin == SKEncodedOrigin.TopLeft ? PngOrientation.Of(bytes) : (int)codec.EncodedOrigin) : image;
        }
    }

    internal static KitException TooLarge(string name, long width, long height, ImageLimits limits) => new(string.Create(
        CultureInfo.InvariantCulture, $"{name} claims {width:N0}×{height:N0} pixels, more than the {limits.Pixels:N0} that are allowed: raise ImageLimits.Pixels if you trust it."));

    /// <summary>The smallest size that the codec can decode to whose shorter side is long enough.</summary>
    private static SKSizeI SizeFor(SKCodec codec, SKImageInfo stored, int shorterSide)
    {
        int shorter = Math.Min(stored.Width, stored.Height);
        if (shorterSide <= 0 || codec.EncodedFormat != SKEncodedImageFormat.Jpeg) return stored.Size;
        for (int part = 1; part < Eighths; part++)
        {
            if (shorter * part / Eighths < shorterSide) continue;
            SKSizeI scaled = codec.GetScaledDimensions(part / (float)Eighths);
            if (Math.Min(scaled.Width, scaled.Height) >= shorterSide) return scaled;
        }

        return stored.Size;
    }

    private static DecodedImage DecodeRgb(SKCodec codec, SKSizeI size, string name, ImageTransparency transparency, int bits)
    {
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul);
        byte[] rgba = ArrayPool<byte>.Shared.Rent(info.BytesSize);
        try
        {
            Read(codec, info, rgba, name);
            Span<byte> pixels = rgba.AsSpan(0, info.BytesSize);
            if (info.AlphaType != SKAlphaType.Opaque && transparency == ImageTransparency.OnWhite) PixelLayout.LayOnWhite(pixels);
            DecodedImage image = new(size.Width, size.Height, 3) { OriginalBits = bits };
            PixelLayout.DropAlpha(pixels, image.Buffer);
            return image;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rgba);
        }
    }

    private static DecodedImage DecodeGrey(SKCodec codec, SKSizeI size, string name)
    {
        DecodedImage image = new(size.Width, size.Height, 1);
        try
        {
            Read(codec, new SKImageInfo(size.Width, size.Height, SKColorType.Gray8, SKAlphaType.Opaque), image.Buffer, name);
            return image;
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    private static unsafe void Read(SKCodec codec, SKImageInfo info, byte[] target, string name)
    {
        SKCodecResult result;
        fixed (byte* pixels = target) result = codec.GetPixels(info, (nint)pixels);
        if (result == SKCodecResult.Success) return;
        throw new KitException(result == SKCodecResult.IncompleteInput
            ? $"{name} is cut short: its picture ends before the last row."
            : $"{name} is damaged: the {codec.EncodedFormat} decoder ended with {result}.");
    }

    /// <summary>A PNG says how many bits its channels have (ISO/IEC 15948, section 11.2.1: the ninth byte of IHDR); the others have 8.</summary>
    private static int BitsOf(ReadOnlySpan<byte> bytes) => bytes is [0x89, (byte)'P', (byte)'N', (byte)'G', ..] && bytes.Length > 24 ? bytes[24] : 8;

    private static KitException Unknown(ReadOnlySpan<byte> bytes, string name) => new(
        bytes is [0xFF, 0xD8, ..] or [0x89, (byte)'P', ..] or [(byte)'G', (byte)'I', (byte)'F', ..] or [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] or [(byte)'B', (byte)'M', ..]
            ? $"{name} is damaged: its header cannot be read."
            : $"{name} is not an image that the kit knows (JPEG, PNG, WebP, BMP, GIF, TIFF): it begins with {Convert.ToHexString(bytes[..Math.Min(8, bytes.Length)])}.");
}
