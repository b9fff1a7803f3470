using System.Reflection;

namespace NotebookKit;

/// <summary>The weights that the library carries within itself, so that there are some without a network.</summary>
internal static class ShippedWeights
{
    private const string Folder = "shipped-weights/";

    private static readonly Assembly Library = typeof(ShippedWeights).Assembly;

    /// <summary>Whether a file of this name is one of them.</summary>
    public static bool Has(string file) => Library.GetManifestResourceInfo(Folder + file) is not null;

    /// <summary>Opens one of them where it lies.</summary>
    public static IWeightFile Open(string file) => SafetensorsFile.Open(new MemoryBytes(Read(file)), Named(file));

    /// <summary>Compares one of them with what its card says.</summary>
    /// <returns>Whether it says something.</returns>
    /// <exception cref="KitException">It is another.</exception>
    public static bool Verify(WeightCopy copy)
    {
        foreach (WeightDownload file in copy.Files)
        {
            using var content = new MemoryStream(Read(file.Path));
            file.MustBe(Named(file.Path), content);
        }

        return copy.Files.All(file => file.IsVerifiable);
    }

    /// <summary>Writes one of them into a folder, unless it is there as this library has it.</summary>
    /// <returns>The file's path.</returns>
    /// <exception cref="KitException">The folder cannot be written to.</exception>
    public static string Unpack(string file, string folder)
    {
        string path = Path.Combine(folder, file);
        byte[] bytes = Read(file);
        try
        {
            if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes)) AtomicFile.Write(path, bytes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new KitException($"The weights that come with NotebookKit cannot be unpacked to {path}: {error.Message}", error);
        }

        return path;
    }

    private static string Named(string file) => $"NotebookKit's {file}";

    private static byte[] Read(string file)
    {
        using Stream content = Library.GetManifestResourceStream(Folder + file)!;
        byte[] bytes = new byte[content.Length];
        content.ReadExactly(bytes);
        return bytes;
    }
}
