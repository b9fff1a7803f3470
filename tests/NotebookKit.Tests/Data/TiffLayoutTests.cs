using BitMiracle.LibTiff.Classic;

namespace NotebookKit.Tests.Data;

/// <summary>Layouts that Pillow does not write: tiles, planes, 16 bits a channel, orientation.</summary>
public sealed class TiffLayoutTests : IDisposable
{
    private const int Width = 40, Height = 24;
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(false, false, 8), InlineData(false, true, 8), InlineData(true, false, 8), InlineData(true, true, 8), InlineData(false, false, 16), InlineData(false, true, 16), InlineData(true, false, 16)]
    public void Tiles_planes_and_16_bits_give_the_same_picture(bool tiled, bool planes, int bits)
    {
        using DecodedImage picture = Goldens.Picture(Width, Height, 3), read = ImageFile.Decode(Write(picture, tiled, planes, bits, Orientation.TOPLEFT));
        Assert.True(picture.Pixels.SequenceEqual(read.Pixels));
        Assert.Equal(bits, read.OriginalBits);
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8)]
    public void A_tiffs_orientation_is_a_jpegs(int orientation)
    {
        using DecodedImage picture = Goldens.Picture(Width, Height, 3), read = ImageFile.Decode(Write(picture, false, false, 8, (Orientation)orientation));
        using DecodedImage expected = ImageOrientation.Apply(new DecodedImage(Width, Height, 3, picture.Pixels), orientation);
        Assert.Equal((expected.Width, expected.Height), (read.Width, read.Height));
        Assert.True(expected.Pixels.SequenceEqual(read.Pixels));
    }

    [Theory]
    [InlineData(8, false, false), InlineData(8, true, false), InlineData(16, false, false), InlineData(8, false, true), InlineData(8, true, true), InlineData(16, false, true)]
    public void Transparent_grey_is_laid_on_white(int bits, bool tiled, bool planes)
    {
        const byte Grey = 40;
        string path = _folder["grey.tif"];
        using (Tiff tiff = Tiff.Open(path, "w"))
        {
            tiff.SetField(TiffTag.IMAGEWIDTH, Width);
            tiff.SetField(TiffTag.IMAGELENGTH, Height);
            tiff.SetField(TiffTag.SAMPLESPERPIXEL, 2);
            tiff.SetField(TiffTag.BITSPERSAMPLE, bits);
            tiff.SetField(TiffTag.PHOTOMETRIC, Photometric.MINISBLACK);
            tiff.SetField(TiffTag.EXTRASAMPLES, 1, new[] { (short)ExtraSample.UNASSALPHA });
            tiff.SetField(TiffTag.COMPRESSION, Compression.LZW);
            tiff.SetField(TiffTag.PLANARCONFIG, planes ? PlanarConfig.SEPARATE : PlanarConfig.CONTIG);
            if (tiled) tiff.SetField(TiffTag.TILEWIDTH, 16);
            if (tiled) tiff.SetField(TiffTag.TILELENGTH, 16);
            else tiff.SetField(TiffTag.ROWSPERSTRIP, 5);
            for (int plane = 0; plane < (planes ? 2 : 1); plane++)
            {
                if (tiled) for (int y = 0; y < Height; y += 16) for (int x = 0; x < Width; x += 16) tiff.WriteTile([.. Enumerable.Range(0, 16).SelectMany(_ => Row(x, 16, plane))], x, y, 0, (short)plane);
                else for (int y = 0; y < Height; y++) tiff.WriteScanline(Row(0, Width, plane), y, (short)plane);
            }
        }

        using DecodedImage image = ImageFile.Decode(path);
        for (int i = 0; i < Width * Height; i++)
        {
            int alpha = Alpha(i % Width);
            Assert.InRange(image.Pixels[3 * i], (Grey * alpha + 255 * (255 - alpha)) / 255 - 1, (Grey * alpha + 255 * (255 - alpha)) / 255 + 1);
        }

        byte[] Row(int left, int count, int plane) =>
        [.. from x in Enumerable.Range(left, count)
            from value in planes ? (byte[])[plane == 0 ? Grey : Alpha(x)] : [Grey, Alpha(x)]
            from part in bits == 16 ? (byte[])[0x7F, value] : [value]
            select part];

        static byte Alpha(int x) => (byte)(x * 6);
    }

    public void Dispose() => _folder.Dispose();

    private string Write(DecodedImage picture, bool tiled, bool planes, int bits, Orientation orientation)
    {
        string path = _folder["layout.tif"];
        using Tiff tiff = Tiff.Open(path, "w");
        tiff.SetField(TiffTag.IMAGEWIDTH, Width);
        tiff.SetField(TiffTag.IMAGELENGTH, Height);
        tiff.SetField(TiffTag.SAMPLESPERPIXEL, 3);
        tiff.SetField(TiffTag.BITSPERSAMPLE, bits);
        tiff.SetField(TiffTag.PHOTOMETRIC, Photometric.RGB);
        tiff.SetField(TiffTag.ORIENTATION, orientation);
        tiff.SetField(TiffTag.COMPRESSION, Compression.LZW);
        tiff.SetField(TiffTag.PLANARCONFIG, planes ? PlanarConfig.SEPARATE : PlanarConfig.CONTIG);
        if (tiled) tiff.SetField(TiffTag.TILEWIDTH, 16);
        if (tiled) tiff.SetField(TiffTag.TILELENGTH, 16);
        else tiff.SetField(TiffTag.ROWSPERSTRIP, 5);
        for (int plane = 0; plane < (planes ? 3 : 1); plane++)
        {
            if (tiled) for (int y = 0; y < Height; y += 16) for (int x = 0; x < Width; x += 16) tiff.WriteTile(Block(picture, x, y, 16, 16, planes ? plane : -1, bits), x, y, 0, (short)plane);
            else for (int y = 0; y < Height; y++) tiff.WriteScanline(Block(picture, 0, y, Width, 1, planes ? plane : -1, bits), y, (short)plane);
        }

        return path;
    }

    private static byte[] Block(DecodedImage picture, int left, int top, int width, int height, int plane, int bits)
    {
        List<byte> bytes = [];
        for (int y = top; y < top + height; y++)
            for (int x = left; x < left + width; x++)
                for (int channel = 0; channel < 3; channel++)
                {
                    if (plane >= 0 && channel != plane) continue;
                    byte value = x < Width && y < Height ? picture.Pixels[(y * Width + x) * 3 + channel] : (byte)0;
                    if (bits == 16) bytes.Add(0x7F);
                    bytes.Add(value);
                }

        return [.. bytes];
    }
}
