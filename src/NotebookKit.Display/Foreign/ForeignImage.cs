using System.Reflection;

namespace NotebookKit.Display;

/// <summary>
/// An image of SixLabors.ImageSharp, read by its public surface: <c>Width</c>, <c>Height</c>, the extension
/// <c>SaveAsPng(Image, Stream)</c>, or else <c>CopyPixelDataTo(Span&lt;byte&gt;)</c>.
/// </summary>
internal static class ForeignImage
{
    public const string AssemblyName = "SixLabors.ImageSharp", TypeName = "SixLabors.ImageSharp.Image";

    private const int LargestSide = 480;
    private const long MostPixels = 100_000_000;

    private delegate void CopyPixels(Span<byte> destination);

    public static IPart Of(object image)
    {
        Type type = image.GetType(), known = type;
        while (known.FullName != TypeName && known.BaseType is { } parent) known = parent;
        int width = Side(known, image, "Width"), height = Side(known, image, "Height");
        string pixel = type.IsGenericType ? CleanText.Of(type.GetGenericArguments()[0].Name) : "";
        string caption = $"image, {Numbers.Count(width)}×{Numbers.Count(height)} pixels{(pixel.Length > 0 ? $" of {pixel}" : "")} (ImageSharp)";
        EncodedImage picture = Encode(known, image, width, height, pixel);
        string shrunk = picture.Width < width ? $", shown at {picture.Width}×{picture.Height}" : "";
        return new Stack(new HtmlOnly(new Picture(() => picture, caption)), new Line(caption + shrunk, Line.Small));
    }

    private static int Side(Type type, object image, string name) =>
        type.GetProperty(name)?.GetValue(image) as int? ?? throw new KitException($"This ImageSharp's Image has no {name}.");

    private static EncodedImage Encode(Type type, object image, int width, int height, string pixel)
    {
        if ((long)width * height > MostPixels) throw new KitException($"An image of {Numbers.Count(width)}×{Numbers.Count(height)} pixels is too large to show; resize it first.");
        try
        {
            return SavePng(type, image) is { } png && Thumbnail.OfBytes(png, LargestSide) is { } shown ? shown : Copy(image, width, height, pixel);
        }
        catch (TargetInvocationException error)
        {
            throw new KitException($"ImageSharp could not write this image: {error.InnerException?.Message}");
        }
    }

    private static byte[]? SavePng(Type type, object image)
    {
        MethodInfo? save = type.Assembly.GetType("SixLabors.ImageSharp.ImageExtensions")?.GetMethod("SaveAsPng", BindingFlags.Public | BindingFlags.Static, [type, typeof(Stream)]);
        if (save is null) return null;
        using var stream = new MemoryStream();
        save.Invoke(null, [image, stream]);
        return stream.ToArray();
    }

    private static EncodedImage Copy(object image, int width, int height, string pixel)
    {
        (int bytes, int channels) = pixel switch
        {
            "Rgba32" => (4, 3),
            "Rgb24" => (3, 3),
            "L8" => (1, 1),
            _ => throw new KitException($"An image of {pixel} can't be read here; CloneAs<Rgba32>() makes one that can."),
        };
        CopyPixels copy = image.GetType().GetMethod("CopyPixelDataTo", [typeof(Span<byte>)])?.CreateDelegate<CopyPixels>(image)
            ?? throw new KitException("This ImageSharp can neither save a PNG nor copy its pixels.");
        byte[] raw = new byte[width * height * bytes], data = new byte[width * height * channels];
        copy(raw);
        for (int i = 0; i < width * height; i++) raw.AsSpan(i * bytes, channels).CopyTo(data.AsSpan(i * channels));
        EncodedImage whole = ImageEncoder.Png(new Pixels(width, height, channels, data));
        return Thumbnail.OfBytes(whole.Data, LargestSide) ?? whole;
    }
}
