using BitMiracle.LibTiff.Classic;

namespace NotebookKit;

/// <summary>The transparency of a grey TIFF with pixels in one plane, which LibTiff leaves out or does not multiply with.</summary>
internal static class TiffGreyAlpha
{
    /// <summary>Puts the second sample of each pixel, where it is alpha, into the raster; the grey becomes multiplied with it.</summary>
    public static void PutInto(Span<byte> rgba, Tiff tiff, int width, int height)
    {
        int bits = TiffDecoder.Number(tiff, TiffTag.BITSPERSAMPLE, 1);
        if (bits is not (8 or 16) || TiffDecoder.Number(tiff, TiffTag.SAMPLESPERPIXEL, 1) != 2 || KindOf(tiff) is not { } kind) return;
        // Of 16 bits, which LibTiff has in the machine's order, the upper 8 count.
        int sample = bits / 8, step = 2 * sample, first = sample + (BitConverter.IsLittleEndian ? sample - 1 : 0);
        bool tiled = tiff.IsTiled();
        int across = tiled ? TiffDecoder.Number(tiff, TiffTag.TILEWIDTH, 0) : width, down = tiled ? TiffDecoder.Number(tiff, TiffTag.TILELENGTH, 0) : 1;
        byte[] part = new byte[tiled ? tiff.TileSize() : tiff.ScanlineSize()];
        for (int top = 0; top < height; top += down)
            for (int left = 0; left < width; left += across)
            {
                bool read = tiled ? tiff.ReadTile(part, 0, left, top, 0, 0) >= 0 : tiff.ReadScanline(part, top);
                if (!read) return; // The complaint is noted, and the file refused for it.
                for (int y = top; y < Math.Min(height, top + down); y++)
                    for (int x = left; x < Math.Min(width, left + across); x++) Put(rgba.Slice(4 * (y * width + x), 4), part[((y - top) * across + x - left) * step + first], kind);
            }
    }

    private static void Put(Span<byte> pixel, byte alpha, ExtraSample kind)
    {
        pixel[3] = alpha;
        if (kind == ExtraSample.UNASSALPHA)
            for (int channel = 0; channel < 3; channel++) pixel[channel] = (byte)((pixel[channel] * alpha + 127) / 255);
    }

    private static ExtraSample? KindOf(Tiff tiff) =>
        tiff.GetField(TiffTag.EXTRASAMPLES) is [_, var samples] && samples.ToShortArray() is [var kind, ..] && (ExtraSample)kind is ExtraSample.UNASSALPHA or ExtraSample.ASSOCALPHA ? (ExtraSample)kind : null;
}
