using System.IO.Compression;
using SkiaSharp;

namespace NotebookKit.Tests.Data;

/// <summary>Small made-up image files in folders by class, and archives of them.</summary>
internal static class Photographs
{
    public static readonly string[] Classes = ["bird", "cat", "dog"];

    /// <summary>A JPEG with a colour of its own, so that a batch shows which file it came from.</summary>
    public static byte[] Jpeg(int number, int width = 40, int height = 30)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(new SKColor((byte)(number * 5 % 256), (byte)(255 - number * 5 % 256), (byte)(number % 16 * 16)));
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 95);
        return data.ToArray();
    }

    /// <summary>Writes CLASS/NN.jpg, so many of each class.</summary>
    public static string PutInto(string folder, int each, params string[] classes)
    {
        int number = 0;
        foreach (string name in classes.Length > 0 ? classes : Classes)
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
            for (int i = 0; i < each; i++, number++) File.WriteAllBytes(Path.Combine(folder, name, $"{i:00}.jpg"), Jpeg(number, 40 + number % 7, 30 + number % 5));
        }

        return folder;
    }

    public static string Zip(string folder, string archive, CompressionLevel level = CompressionLevel.Optimal)
    {
        ZipFile.CreateFromDirectory(folder, archive, level, includeBaseDirectory: false);
        return archive;
    }

    public static string Tar(string folder, string archive, bool compressed)
    {
        using Stream file = compressed ? new GZipStream(File.Create(archive), CompressionLevel.Fastest) : File.Create(archive);
        System.Formats.Tar.TarFile.CreateFromDirectory(folder, file, includeBaseDirectory: true);
        return archive;
    }
}
