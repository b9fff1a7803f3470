using System.Runtime.InteropServices;
using BitMiracle.LibTiff.Classic;

namespace NotebookKit;

/// <summary>The first page of a TIFF (Adobe, TIFF revision 6.0, 1992), by LibTiff: any of its layouts and compressions, 1 to 16 bits.</summary>
internal static class TiffDecoder
{
    public static bool Knows(ReadOnlySpan<byte> bytes) =>
        bytes is [(byte)'I', (byte)'I', 42 or 43, 0, ..] or [(byte)'M', (byte)'M', 0, 42 or 43, ..];

    /// <exception cref="KitException">The content is damaged, of a kind that is not read, or claims too much.</exception>
    public static DecodedImage Decode(ReadOnlySpan<byte> bytes, string name, ImageDecodeOptions options)
    {
        TiffComplaints complaints = TiffComplaints.Listen();
        try
        {
            return Read(bytes, name, options, complaints);
        }
        catch (Exception error) when (error is not (KitException or OutOfMemoryException))
        {
            // LibTiff trusts its tables: on a hostile file it fails in whatever way its arrays do.
            throw Damaged(name, complaints.First ?? error.Message, error);
        }
        finally
        {
            TiffComplaints.Silence();
        }
    }

    private static DecodedImage Read(ReadOnlySpan<byte> bytes, string name, ImageDecodeOptions options, TiffComplaints complaints)
    {
        using MemoryStream stream = new(bytes.ToArray());
        using Tiff? tiff = Tiff.ClientOpen(name, "r", stream, new TiffStream());
        if (tiff is null) throw Damaged(name, complaints.First ?? "its directory cannot be read");
        int width = Number(tiff, TiffTag.IMAGEWIDTH, 0), height = Number(tiff, TiffTag.IMAGELENGTH, 0);
        if (width < 1 || height < 1) throw Damaged(name, $"it claims {width}×{height} pixels");
        if ((long)width * height > options.Limits.Pixels) throw SkiaDecoder.TooLarge(name, width, height, options.Limits);
        StripsMustFit(tiff, bytes.Length, name);
        if (!tiff.RGBAImageOK(out string reason)) throw new KitException($"{name} is a TIFF of a kind that the kit does not read: {reason}.");

        // LibTiff turns an image halfway upright (it flips, but never transposes): read it as stored, turn it like any other.
        int orientation = Number(tiff, TiffTag.ORIENTATION, 1);
        tiff.SetField(TiffTag.ORIENTATION, Orientation.TOPLEFT);
        int[] raster = new int[checked(width * height)];
        bool read = TiffGreyAlpha.WithoutPlane(tiff, () => tiff.ReadRGBAImageOriented(width, height, raster, Orientation.TOPLEFT, stopOnError: true));
        if (!read) throw Damaged(name, complaints.First ?? "its pixels cannot be read");

        Span<byte> rgba = MemoryMarshal.AsBytes(raster.AsSpan());
        bool grey = (Photometric)Number(tiff, TiffTag.PHOTOMETRIC, (int)Photometric.RGB) is Photometric.MINISBLACK or Photometric.MINISWHITE;
        if (grey) TiffGreyAlpha.PutInto(rgba, tiff, width, height);
        if (complaints.First is { } complaint) throw Damaged(name, complaint);

        ResolveAlpha(rgba, options.Transparency);
        DecodedImage image = new(width, height, 3) { OriginalBits = Number(tiff, TiffTag.BITSPERSAMPLE, 1) };
        PixelLayout.DropAlpha(rgba, image.Buffer);
        if (options.Colour == ImageColour.Grey || (options.Colour == ImageColour.AsStored && grey)) image = PixelLayout.ToGrey(image);
        return options.Upright ? ImageOrientation.Apply(image, orientation) : image;
    }

    /// <summary>A strip that is longer than the file is a bomb: LibTiff would make room for it first.</summary>
    private static void StripsMustFit(Tiff tiff, int fileBytes, string name)
    {
        TiffTag tag = tiff.IsTiled() ? TiffTag.TILEBYTECOUNTS : TiffTag.STRIPBYTECOUNTS;
        foreach (FieldValue count in tiff.GetField(tag) ?? [])
        {
            foreach (ulong bytes in count.Value as ulong[] ?? [])
                if (bytes > (ulong)fileBytes) throw Damaged(name, $"it claims a part of {bytes:N0} bytes in a file of {fileBytes:N0}");
        }
    }

    /// <summary>LibTiff has multiplied the colours by their alpha already.</summary>
    private static void ResolveAlpha(Span<byte> rgba, ImageTransparency transparency)
    {
        for (int i = 0; i < rgba.Length; i += 4)
        {
            int alpha = rgba[i + 3];
            if (alpha == 255) continue;
            for (int channel = 0; channel < 3; channel++)
            {
                int colour = rgba[i + channel];
                rgba[i + channel] = transparency == ImageTransparency.OnWhite
                    ? (byte)Math.Min(255, colour + 255 - alpha)
                    : (byte)(alpha == 0 ? 0 : Math.Min(255, (colour * 255 + alpha / 2) / alpha));
            }
        }
    }

    internal static int Number(Tiff tiff, TiffTag tag, int otherwise) => tiff.GetFieldDefaulted(tag) is [var value, ..] ? value.ToInt() : otherwise;

    private static KitException Damaged(string name, string why, Exception? inner = null) => inner is null
        ? new KitException($"{name} is a damaged TIFF: {why.TrimEnd('.')}.")
        : new KitException($"{name} is a damaged TIFF: {why.TrimEnd('.')}.", inner);
}
