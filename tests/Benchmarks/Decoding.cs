using NotebookKit;
using SkiaSharp;

namespace Benchmarks;

/// <summary>JPEG files made 224×224 as a network wants them, beside Pillow on the same files; one thread each.</summary>
internal static class Decoding
{
    private const int Count = 40, Size = 224;

    public static int Run()
    {
        int small = Benchmark.Run(Of("500×375", "small", Folder("small", 500, 375))), large = Benchmark.Run(Of("1536×1152", "large", Folder("large", 1536, 1152)));
        return Math.Max(small, large);
    }

    public static (string Ready, Action Work) Kit(string name, ResizeFilter filter, bool shrink)
    {
        string[] files = Directory.GetFiles(Home(name));
        var resize = new ResizeTo(Size, Size, filter);
        var decoding = new ImagePipeline([resize], ImageNormalisation.ImageNet).Decoding(new ImageDecodeOptions { ShrinkJpegs = shrink });
        var random = new Random(1);
        return ($"one thread, {files.Length} files of {files.Average(file => new FileInfo(file).Length) / 1024:F0} KiB", Unit);

        void Unit()
        {
            foreach (string file in files)
            {
                using DecodedImage image = ImageFile.Decode(file, decoding);
                resize.Apply(image, random).Dispose();
            }
        }
    }

    private static Benchmark Of(string size, string name, string folder) => new(
        $"Decode and resize {Count} JPEG files of {size} to {Size}×{Size}", $"{Count} images",
        [
            Contestant.Own("NotebookKit, bilinear, full decoding (the default)", $"kit-decode-{name}"),
            Contestant.Python("Pillow (Debian), bilinear", "decode.py", [folder, "plain"]),
            Contestant.Own("NotebookKit, bilinear, ShrinkJpegs", $"kit-decode-{name}-shrunk"),
            Contestant.Python("Pillow (Debian), bilinear, JPEG drafts", "decode.py", [folder, "draft"]),
            Contestant.Own("NotebookKit, bicubic, full decoding", $"kit-decode-{name}-bicubic"),
            Contestant.Python("Pillow (Debian), bicubic", "decode.py", [folder, "bicubic"]),
        ],
        Units: 2, Rounds: 7);

    public static string Home(string name) => Path.Combine(Path.GetTempPath(), $"notebookkit-benchmark-{name}");

    /// <summary>Files that take as long as photographs: slopes, edges and grain, about a bit and a half a pixel.</summary>
    public static string Folder(string name, int width, int height)
    {
        string folder = Directory.CreateDirectory(Home(name)).FullName;
        for (int file = 0; file < Count; file++)
        {
            var random = new Random(file);
            byte[] pixels = new byte[width * height * 4];
            double a = random.NextDouble() * 6, b = random.NextDouble() * 6;
            for (int y = 0, at = 0; y < height; y++)
            {
                for (int x = 0; x < width; x++, at += 4)
                {
                    double wave = 60 * Math.Sin(a + x / 37.0) + 50 * Math.Cos(b + y / 23.0) + (((x / 29) ^ (y / 31)) & 1) * 25;
                    int grain = random.Next(-8, 9);
                    pixels[at] = Byte(128 + wave + grain);
                    pixels[at + 1] = Byte(118 + 0.8 * wave + grain);
                    pixels[at + 2] = Byte(100 - 0.5 * wave + grain);
                    pixels[at + 3] = 255;
                }
            }

            using SKImage image = SKImage.FromPixelCopy(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque), pixels);
            using SKData jpeg = image.Encode(SKEncodedImageFormat.Jpeg, 90);
            File.WriteAllBytes(Path.Combine(folder, $"{file:00}.jpg"), jpeg.ToArray());
        }

        return folder;
    }

    private static byte Byte(double value) => (byte)Math.Clamp(value, 0, 255);
}
