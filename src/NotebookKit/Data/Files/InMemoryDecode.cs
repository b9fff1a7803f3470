using System.Globalization;

namespace NotebookKit;

/// <summary>Decodes a set of files into one array.</summary>
internal static class InMemoryDecode
{
    public static ImageSplit Run(ImageFileSet set, int size, ImageColour colour, LoadingOptions loading)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        loading.Validate();
        int channels = colour == ImageColour.Grey ? 1 : 3, imageBytes = channels * size * size;
        if ((long)set.Count * imageBytes > Array.MaxLength)
        {
            throw new KitException(string.Create(
                CultureInfo.InvariantCulture, $"{set.Count:N0} images of {channels}×{size}×{size} are {(long)set.Count * imageBytes >> 20:N0} MiB, more than one array holds: decode them while training, with AsSource."));
        }

        byte[] pixels = new byte[(long)set.Count * imageBytes];
        ImageTransform[] steps = [new ResizeShorterSide(size), new CentreCrop(size)];
        var pipeline = new ImagePipeline(steps, new ImageNormalisation([.. Enumerable.Repeat(0.0, channels)], [.. Enumerable.Repeat(1.0, channels)]));
        ImageDecodeOptions decoding = pipeline.Decoding(loading.Decoding);
        IReadOnlyList<UnreadableImage> unreadable = ParallelDecode.Run(set.Name, set.Files, loading, i =>
        {
            using DecodedImage stored = ImageFile.Decode(set.Files[i], decoding);
            using DecodedImage image = pipeline.Run(stored, seed: 0);
            Planes(image, pixels.AsSpan(i * imageBytes, imageBytes));
        });
        if (unreadable.Count == 0) return new ImageSplit(set.Name, pixels, [.. set.Labels], channels, size, size);
        if (unreadable.Count == set.Count) throw new KitException($"None of the {set.Count:N0} images of {set.Name} can be read; the first: {unreadable[0].Reason}");
        HashSet<StoredFile> left = [.. unreadable.Select(image => image.File)];
        return new ImageSplit(set.Name, pixels, [.. set.Labels], channels, size, size).Subset(set.Name, [.. Enumerable.Range(0, set.Count).Where(i => !left.Contains(set.Files[i]))]);
    }

    private static void Planes(DecodedImage image, Span<byte> target)
    {
        ReadOnlySpan<byte> pixels = image.Pixels;
        int channels = image.Channels, plane = image.Width * image.Height;
        for (int channel = 0; channel < channels; channel++)
            for (int i = 0; i < plane; i++) target[channel * plane + i] = pixels[i * channels + channel];
    }
}
