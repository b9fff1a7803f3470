using System.Text;

namespace NotebookKit.Host;

/// <summary>Reads a notebook by its extension; whatever is wrong with the file is one sentence.</summary>
internal static class NotebookFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Beyond this a text does not fit into one string, and no front end opens the notebook either.
    private const long MostBytes = 1L << 29;

    /// <summary>Whether a path names an .ipynb, which keeps its outputs.</summary>
    public static bool IsIpynb(string path) => Has(path, ".ipynb");

    /// <summary>Whether a path names a .dib, a script without outputs.</summary>
    public static bool IsScript(string path) => Has(path, ".dib");

    /// <summary>Whether a path names a notebook of either kind.</summary>
    public static bool IsNotebook(string path) => IsIpynb(path) || IsScript(path);

    /// <summary>Refuses what is no notebook by its name.</summary>
    /// <exception cref="KitException">Its extension is another.</exception>
    public static void MustBeNotebook(string path)
    {
        CheckIsFile(path);
        if (!IsNotebook(path)) throw new KitException($"{path} is neither an .ipynb nor a .dib notebook.");
    }

    /// <exception cref="KitException">The file cannot be read, or is not a notebook of C#.</exception>
    public static Notebook Read(string path)
    {
        MustBeNotebook(path);
        return IsIpynb(path) ? IpynbFormat.Read(path, ReadText(path)) : DibFormat.Read(path, ReadText(path));
    }

    /// <summary>A notebook's text, without a byte order mark.</summary>
    /// <exception cref="KitException">The file cannot be read, or is not UTF-8.</exception>
    public static string ReadText(string path)
    {
        CheckIsFile(path);
        try
        {
            long size = new FileInfo(path).Length;
            if (size > MostBytes) throw new KitException($"{path} has {size >> 20} MiB, nbkit reads up to {MostBytes >> 20}: remove its outputs in a front end.");
            ReadOnlySpan<byte> bytes = File.ReadAllBytes(path);
            return Strict.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes);
        }
        catch (DecoderFallbackException failure)
        {
            throw new KitException($"{path} is not UTF-8 text: byte {failure.Index} does not belong there.", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new KitException($"{path} cannot be read: {failure.Message}", failure);
        }
    }

    private static bool Has(string path, string extension) => Path.GetExtension(path).Equals(extension, StringComparison.OrdinalIgnoreCase);

    private static void CheckIsFile(string path)
    {
        if (path.StartsWith("--", StringComparison.Ordinal) && !File.Exists(path)) throw new KitException($"There is no option {path} here.");
        if (Directory.Exists(path)) throw new KitException($"{path} is a folder; name the notebooks in it.");
        if (!File.Exists(path)) throw new KitException($"{path} does not exist.");
    }
}
