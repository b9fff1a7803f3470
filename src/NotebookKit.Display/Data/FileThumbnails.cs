namespace NotebookKit.Display;

/// <summary>Small pictures of stored image files.</summary>
internal static class FileThumbnails
{
    private const int Side = 48, StripLength = 10_000;
    private const long LargestFile = 16L << 20;

    /// <summary>Squares from the middle of each file, side by side; a file that cannot be read is a grey one.</summary>
    public static EncodedImage Strip(IReadOnlyList<StoredFile> files) => ImageEncoder.Tile(Pixels.Strip([.. files.Select(Square)]), StripLength);

    /// <summary>The square from the middle of a file, RGB.</summary>
    public static Pixels Square(StoredFile file)
    {
        try
        {
            if (file.Length > LargestFile) return Blank;
            using DecodedImage image = file.Decode(ImageDecodeOptions.Default with { ShorterSide = Side });
            int side = Math.Min(image.Width, image.Height);
            using DecodedImage square = ImageResizer.Resize(image, new PixelBox((image.Width - side) / 2, (image.Height - side) / 2, side, side), Side, Side);
            return Pixels.Of(square);
        }
        catch (KitException)
        {
            return Blank;
        }
    }

    private static Pixels Blank
    {
        get
        {
            byte[] grey = new byte[3 * Side * Side];
            Array.Fill(grey, (byte)160);
            return new Pixels(Side, Side, 3, grey);
        }
    }
}
