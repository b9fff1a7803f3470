using System.Reflection;

namespace NotebookKit;

/// <summary>The weights that the library carries within itself, so that there are some without a network.</summary>
internal static class ShippedWeights
{
    private const string Folder = "shipped-weights/";

    private static readonly Assembly Library = typeof(ShippedWeights).Assembly;

    /// <summary>Whether a file of this name is one of them.</summary>
    public static bool Has(string file) => Library.GetManifestResourceInfo(Folder + file) is not null;

    /// <summary>Writes one of them into a folder, where it is found from then on.</summary>
    /// <returns>The file's path.</returns>
    /// <exception cref="KitException">The folder cannot be written to.</exception>
    public static string Unpack(string file, string folder)
    {
        string path = Path.Combine(folder, file);
        using Stream content = Library.GetManifestResourceStream(Folder + file)!;
        byte[] bytes = new byte[content.Length];
        content.ReadExactly(bytes);
        try
        {
            AtomicFile.Write(path, bytes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new KitException($"The weights that come with NotebookKit cannot be unpacked to {path}: {error.Message}", error);
        }

        return path;
    }
}
