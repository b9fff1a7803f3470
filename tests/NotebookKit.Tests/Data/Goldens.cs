using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace NotebookKit.Tests.Data;

/// <summary>What Pillow makes of the same pictures: committed beside this file, made by make_goldens.py.</summary>
internal static class Goldens
{
    public static string Folder { get; } = Path.Combine(Here(), "Goldens");

    public static string Script { get; } = Path.Combine(Folder, "make_goldens.py");

    /// <summary>The script's picture, by the same formula.</summary>
    public static DecodedImage Picture(int width, int height, int channels)
    {
        byte[] pixels = new byte[width * height * channels];
        for (int y = 0, at = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                for (int c = 0; c < channels; c++) pixels[at++] = (byte)(x * 7 + y * 13 + c * 31 + x * y % 17 * 9 + (x / 5 + y / 3) % 2 * 60);
        return new DecodedImage(width, height, channels, pixels);
    }

    public static IEnumerable<ResizeGolden> Resizes(string folder)
    {
        using var reader = new BinaryReader(File.OpenRead(Path.Combine(folder, "resize.bin")));
        while (reader.BaseStream.Position < reader.BaseStream.Length)
        {
            int width = reader.ReadInt32(), height = reader.ReadInt32(), channels = reader.ReadInt32();
            var box = new PixelBox(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
            int toWidth = reader.ReadInt32(), toHeight = reader.ReadInt32();
            var filter = (ResizeFilter)reader.ReadInt32();
            yield return new ResizeGolden(width, height, channels, box, toWidth, toHeight, filter, reader.ReadBytes(toWidth * toHeight * channels));
        }
    }

    /// <summary>The RGB pixels that belong to an image file.</summary>
    public static (int Width, int Height, byte[] Rgb) Expected(string image)
    {
        byte[] bytes = File.ReadAllBytes(image + ".rgb");
        return (BitConverter.ToInt32(bytes, 0), BitConverter.ToInt32(bytes, 4), bytes[8..]);
    }

    /// <summary>Runs the script with Debian's Python.</summary>
    public static void Make(string target)
    {
        using Process process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [Script, target]))!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    public static int LargestDifference(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        Assert.Equal(one.Length, other.Length);
        int largest = 0;
        for (int i = 0; i < one.Length; i++) largest = Math.Max(largest, Math.Abs(one[i] - other[i]));
        return largest;
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}

/// <summary>A picture, what to do with it, and what Pillow makes of it.</summary>
internal sealed record ResizeGolden(int Width, int Height, int Channels, PixelBox Box, int ToWidth, int ToHeight, ResizeFilter Filter, byte[] Pixels)
{
    public override string ToString() => $"{Width}×{Height}×{Channels} to {ToWidth}×{ToHeight}, {Filter}";
}
