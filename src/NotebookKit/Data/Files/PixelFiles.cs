using SkiaSharp;

namespace NotebookKit;

/// <summary>Makes files of images that a data set holds as bare pixels, so that they go wherever photographs go.</summary>
internal static class PixelFiles
{
    /// <summary>Both parts as PNG files in memory, without loss.</summary>
    public static ImageFileSet Of(ImageDataset data)
    {
        ImageSplit[] parts = [data.Train, data.Test];
        return new ImageFileSet(data.Name, [.. parts.SelectMany(part => Files(data, part))], [.. parts.SelectMany(part => part.Labels)], data.ClassNames)
        {
            PartNames = [.. parts.SelectMany(part => Enumerable.Repeat(part.Name, part.Count))],
            Papers = data.Papers,
        };
    }

    private static StoredFile[] Files(ImageDataset data, ImageSplit part)
    {
        var files = new StoredFile[part.Count];
        var options = new ParallelOptions { CancellationToken = LiveDisplay.Interrupted() };
        Parallel.For(0, part.Count, options, i => files[i] = new MemoryFile(data.Name, $"{part.Name}/{i:D5}.png", Png(part, i)));
        return files;
    }

    private static byte[] Png(ImageSplit part, int index)
    {
        SKColorType kind = part.Channels switch
        {
            1 => SKColorType.Gray8,
            3 => SKColorType.Rgba8888,
            int channels => throw new KitException($"Images with {channels} channels cannot become PNG files; 1 and 3 can."),
        };
        using var bitmap = new SKBitmap(part.Width, part.Height, kind, SKAlphaType.Opaque);
        ReadOnlySpan<byte> planes = part.Image(index);
        Span<byte> pixels = bitmap.GetPixelSpan();
        int area = part.Height * part.Width;
        for (int y = 0; y < part.Height; y++)
        {
            Span<byte> row = pixels.Slice(y * bitmap.RowBytes, part.Width * bitmap.BytesPerPixel);
            ReadOnlySpan<byte> source = planes.Slice(y * part.Width);
            if (kind == SKColorType.Gray8)
            {
                source[..part.Width].CopyTo(row);
                continue;
            }

            for (int x = 0; x < part.Width; x++)
                (row[4 * x], row[4 * x + 1], row[4 * x + 2], row[4 * x + 3]) = (source[x], source[area + x], source[2 * area + x], 255);
        }

        using SKData file = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return file.ToArray();
    }
}
