namespace NotebookKit;

/// <summary>Reads image files: JPEG, PNG, WebP, BMP and GIF (the first frame), and TIFF (the first page).</summary>
public static class ImageFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How; RGB and upright unless said.</param>
    /// <exception cref="KitException">The file is not there, cannot be read, is not an image, is damaged, or claims too much.</exception>
    /// <example><code>using DecodedImage cat = ImageFile.Decode("cat.jpg");</code></example>
    public static DecodedImage Decode(string path, ImageDecodeOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Decode(new DiskFile(path, path), options ?? ImageDecodeOptions.Default);
    }

    /// <summary>Reads an image from a stream, to its end.</summary>
    /// <param name="stream">The bytes of an image file.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="options">How; RGB and upright unless said.</param>
    /// <exception cref="KitException">The content is not an image, is damaged, or claims too much.</exception>
    public static DecodedImage Decode(Stream stream, string name = "The image", ImageDecodeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        options ??= ImageDecodeOptions.Default;
        using PooledBytes bytes = PooledBytes.ReadToEnd(stream, options.Limits.FileBytes, name);
        return Decode(bytes.Span, name, options);
    }

    /// <summary>Reads an image from bytes.</summary>
    /// <param name="bytes">The bytes of an image file.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="options">How; RGB and upright unless said.</param>
    /// <exception cref="KitException">The content is not an image, is damaged, or claims too much.</exception>
    public static DecodedImage Decode(ReadOnlySpan<byte> bytes, string name = "The image", ImageDecodeOptions? options = null)
    {
        options ??= ImageDecodeOptions.Default;
        if (bytes.IsEmpty) throw new KitException($"{name} cannot be read as an image: it is empty.");
        return TiffDecoder.Knows(bytes) ? TiffDecoder.Decode(bytes, name, options) : SkiaDecoder.Decode(bytes, name, options);
    }

    /// <summary>Reads an image from wherever it is stored.</summary>
    internal static DecodedImage Decode(StoredFile file, ImageDecodeOptions options)
    {
        using PooledBytes bytes = file.Read(options.Limits.FileBytes);
        return Decode(bytes.Span, file.FullName, options);
    }
}
