using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NotebookKit;

/// <summary>Turns a codec's four bytes a pixel into the kit's three or one.</summary>
internal static class PixelLayout
{
    private static readonly Vector128<byte> DropFourth = Vector128.Create((byte)0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 0xFF, 0xFF, 0xFF, 0xFF);

    /// <summary>Copies RGBA to RGB; the target must have <see cref="DecodedImage.Padding"/> bytes behind it.</summary>
    public static void DropAlpha(ReadOnlySpan<byte> rgba, byte[] rgb)
    {
        int pixels = rgba.Length / 4, i = 0;
        ref byte from = ref MemoryMarshal.GetReference(rgba), to = ref MemoryMarshal.GetArrayDataReference(rgb);
        if (Vector128.IsHardwareAccelerated)
        {
            for (; i + 4 <= pixels; i += 4)
                Vector128.Shuffle(Vector128.LoadUnsafe(ref from, (nuint)(4 * i)), DropFourth).StoreUnsafe(ref to, (nuint)(3 * i));
        }

        for (; i < pixels; i++)
        {
            Unsafe.Add(ref to, 3 * i) = rgba[4 * i];
            Unsafe.Add(ref to, 3 * i + 1) = rgba[4 * i + 1];
            Unsafe.Add(ref to, 3 * i + 2) = rgba[4 * i + 2];
        }
    }

    /// <summary>Lays RGBA on white, in place: each channel becomes c·a + 255·(1 − a), rounded.</summary>
    public static void LayOnWhite(Span<byte> rgba)
    {
        for (int i = 0; i < rgba.Length; i += 4)
        {
            int alpha = rgba[i + 3];
            if (alpha == 255) continue;
            for (int channel = 0; channel < 3; channel++) rgba[i + channel] = (byte)((rgba[i + channel] * alpha + 255 * (255 - alpha) + 127) / 255);
        }
    }

    /// <summary>The luma of ITU-R 601-2 in 16-bit fixed point, as Pillow rounds it.</summary>
    public static byte Luma(int red, int green, int blue) => (byte)((red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16);

    /// <summary>A grey image of a colour one; a grey one is returned as it is.</summary>
    public static DecodedImage ToGrey(DecodedImage image)
    {
        if (image.Channels == 1) return image;
        DecodedImage grey = new(image.Width, image.Height, 1) { OriginalBits = image.OriginalBits };
        ReadOnlySpan<byte> from = image.Pixels;
        Span<byte> to = grey.Writable;
        for (int i = 0; i < to.Length; i++) to[i] = Luma(from[3 * i], from[3 * i + 1], from[3 * i + 2]);
        image.Dispose();
        return grey;
    }

    /// <summary>A colour image of a grey one; a colour image is returned as it is.</summary>
    public static DecodedImage ToRgb(DecodedImage image)
    {
        if (image.Channels == 3) return image;
        DecodedImage rgb = new(image.Width, image.Height, 3) { OriginalBits = image.OriginalBits };
        ReadOnlySpan<byte> from = image.Pixels;
        Span<byte> to = rgb.Writable;
        for (int i = 0; i < from.Length; i++) to[3 * i] = to[3 * i + 1] = to[3 * i + 2] = from[i];
        image.Dispose();
        return rgb;
    }
}
