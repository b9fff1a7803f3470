namespace NotebookKit.Tests.Data;

public sealed class ImageFileTests
{
    public static TheoryData<string> Files => [.. Directory.GetFiles(Path.Combine(Goldens.Folder, "images")).Where(file => !file.EndsWith(".rgb", StringComparison.Ordinal)).Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_kind_of_file_has_the_pixels_that_Pillow_sees(string name)
    {
        string path = Path.Combine(Goldens.Folder, "images", name);
        (int width, int height, byte[] rgb) = Goldens.Expected(path);

        using DecodedImage image = ImageFile.Decode(path);

        Assert.Equal((width, height, 3), (image.Width, image.Height, image.Channels));
        Assert.InRange(Goldens.LargestDifference(rgb, image.Pixels), 0, name.Contains("cmyk", StringComparison.Ordinal) ? 2 : 1);
    }

    [Theory]
    [InlineData("grey.jpg"), InlineData("grey.png"), InlineData("grey-lzw.tif"), InlineData("grey16.png")]
    public void Grey_files_have_one_channel_as_stored(string name)
    {
        using DecodedImage image = ImageFile.Decode(Path.Combine(Goldens.Folder, "images", name), new ImageDecodeOptions { Colour = ImageColour.AsStored });
        byte[] expected = [.. Goldens.Expected(Path.Combine(Goldens.Folder, "images", name)).Rgb.Where((_, i) => i % 3 == 0)];
        Assert.Equal((1, 0), (image.Channels, Goldens.LargestDifference(expected, image.Pixels)));
    }

    [Theory]
    [InlineData("grey16.png", 16), InlineData("grey16.tif", 16), InlineData("rgb.png", 8), InlineData("group4.tif", 1)]
    public void The_files_own_depth_is_noted(string name, int bits)
    {
        using DecodedImage image = ImageFile.Decode(Path.Combine(Goldens.Folder, "images", name));
        Assert.Equal(bits, image.OriginalBits);
    }

    [Theory]
    [InlineData("alpha.png"), InlineData("alpha.webp")]
    public void Dropped_transparency_leaves_the_stored_colour(string name)
    {
        using DecodedImage image = ImageFile.Decode(Path.Combine(Goldens.Folder, "images", name), new ImageDecodeOptions { Transparency = ImageTransparency.Dropped }), plain = Goldens.Picture(24, 18, 3);
        Assert.True(image.Pixels.SequenceEqual(plain.Pixels));
    }

    [Fact]
    public void Orientation_is_left_alone_when_asked()
    {
        using DecodedImage image = ImageFile.Decode(Path.Combine(Goldens.Folder, "images", "turned-6.jpg"), new ImageDecodeOptions { Upright = false });
        Assert.Equal((24, 18), (image.Width, image.Height));
    }

    [Theory]
    [InlineData(true, 3), InlineData(true, 6), InlineData(true, 8), InlineData(false, 6)]
    public void A_pngs_orientation_is_a_jpegs(bool little, int orientation)
    {
        byte[] png = File.ReadAllBytes(Path.Combine(Goldens.Folder, "images", "rgb.png"));
        byte[] exif = little
            ? [(byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0]
            : [(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];
        byte[] named = [.. "eXIf"u8, .. exif];
        var checksum = new ICSharpCode.SharpZipLib.Checksum.Crc32();
        checksum.Update(named);
        byte[] length = new byte[4], crc = new byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(length, exif.Length);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(crc, (uint)checksum.Value);
        const int AfterHeader = 33;
        byte[] turned = [.. png[..AfterHeader], .. length, .. named, .. crc, .. png[AfterHeader..]];

        using DecodedImage image = ImageFile.Decode(turned), expected = ImageOrientation.Apply(Goldens.Picture(24, 18, 3), orientation);

        Assert.Equal((expected.Width, expected.Height), (image.Width, image.Height));
        Assert.True(expected.Pixels.SequenceEqual(image.Pixels));
    }

    [Fact]
    public void A_jpeg_that_is_made_small_is_decoded_small()
    {
        using DecodedImage large = Goldens.Picture(800, 600, 3);
        using var bitmap = new SkiaSharp.SKBitmap(800, 600);
        using SkiaSharp.SKData jpeg = bitmap.Encode(SkiaSharp.SKEncodedImageFormat.Jpeg, 90);
        using DecodedImage image = ImageFile.Decode(jpeg.Span, "large.jpg", new ImageDecodeOptions { ShorterSide = 200 });
        Assert.Equal((300, 225), (image.Width, image.Height));
    }

    [Fact]
    public void A_stream_is_read_to_its_end()
    {
        using DecodedImage image = ImageFile.Decode(File.OpenRead(Path.Combine(Goldens.Folder, "images", "rgb.png")), "a stream"), plain = Goldens.Picture(24, 18, 3);
        Assert.True(image.Pixels.SequenceEqual(plain.Pixels));
    }

    [Fact]
    public void Pixels_become_planes_in_a_tensor()
    {
        using DecodedImage image = Goldens.Picture(4, 3, 3);
        using TorchSharp.torch.Tensor planes = image.ToTensor();
        Assert.Equal([3, 3, 4], planes.shape);
        Assert.Equal(image.Pixels[(1 * 4 + 2) * 3 + 1], planes[1, 1, 2].item<byte>());
    }

    [Fact]
    public void A_disposed_image_is_refused()
    {
        DecodedImage image = Goldens.Picture(2, 2, 1);
        image.Dispose();
        Assert.Throws<ObjectDisposedException>(() => image.Pixels.Length);
    }
}
