using BitMiracle.LibTiff.Classic;

namespace NotebookKit;

/// <summary>The transparency of a grey TIFF, which LibTiff leaves out or does not multiply with.</summary>
internal static class TiffGreyAlpha
{
    /// <summary>Runs work while the file looks as if it had its first plane only: with a second one beside it LibTiff's conversion reads past its buffers.</summary>
    public static bool WithoutPlane(Tiff tiff, Func<bool> work)
    {
        if (TiffDecoder.Number(tiff, TiffTag.SAMPLESPERPIXEL, 1) != 2 || !IsApart(tiff)) return work();
        tiff.SetField(TiffTag.SAMPLESPERPIXEL, 1);
        try
        {
            return work();
        }
        finally
        {
            tiff.SetField(TiffTag.SAMPLESPERPIXEL, 2);
        }
    }

    /// <summary>Puts the second sample of each pixel, where it is alpha, into the raster; the grey becomes multiplied with it.</summary>
    public static void PutInto(Span<byte> rgba, Tiff tiff, int width, int height)
    {
        int bits = TiffDecoder.Number(tiff, TiffTag.BITSPERSAMPLE, 1);
        if (bits is not (8 or 16) || TiffDecoder.Number(tiff, TiffTag.SAMPLESPERPIXEL, 1) != 2 || KindOf(tiff) is not { } kind) return;
        // Of 16 bits, which LibTiff has in the machine's order, the upper 8 count.
        bool apart = IsApart(tiff);
        int sample = bits / 8, step = apart ? sample : 2 * sample, first = (apart ? 0 : sample) + (BitConverter.IsLittleEndian ? sample - 1 : 0);
        short plane = (short)(apart ? 1 : 0);
        bool tiled = tiff.IsTiled();
        int across = tiled ? TiffDecoder.Number(tiff, TiffTag.TILEWIDTH, 0) : width, down = tiled ? TiffDecoder.Number(tiff, TiffTag.TILELENGTH, 0) : 1;
        byte[] part = new byte[tiled ? tiff.TileSize() : tiff.ScanlineSize()];
        for (int top = 0; top < height; top += down)
            for (int left = 0; left < width; left += across)
            {
                bool read = tiled ? tiff.ReadTile(part, 0, left, top, 0, plane) >= 0 : tiff.ReadScanline(part, top, plane);
                if (!read) return; // The complaint is noted, and the file refused for it.
                for (int y = top; y < Math.Min(height, top + down); y++)
                    for (int x = left; x < Math.Min(width, left + across); x++) Put(rgba.Slice(4 * (y * width + x), 4), part[((y - top) * across + x - left) * step + first], kind);
            }
    }

    private static bool IsApart(Tiff tiff) => (PlanarConfig)TiffDecoder.Number(tiff, TiffTag.PLANARCONFIG, (int)PlanarConfig.CONTIG) == PlanarConfig.SEPARATE;

    private static void Put(Span<byte> pixel, byte alpha, ExtraSample kind)
    {
        pixel[3] = alpha;
        if (kind == ExtraSample.UNASSALPHA)
            for (int channel = 0; channel < 3; channel++) pixel[channel] = (byte)((pixel[channel] * alpha + 127) / 255);
    }

    private static ExtraSample? KindOf(Tiff tiff) =>
        tiff.GetField(TiffTag.EXTRASAMPLES) is [_, var samples] && samples.ToShortArray() is [var kind, ..] && (ExtraSample)kind is ExtraSample.UNASSALPHA or ExtraSample.ASSOCALPHA ? (ExtraSample)kind : null;
}
