using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NotebookKit.Host;

/// <summary>Writes kernel specs.</summary>
internal static partial class KernelSpecInstaller
{
    private const string SpecFile = "kernel.json";
    private static readonly string[] Logos = ["logo-32x32.png", "logo-64x64.png", "logo-svg.svg"];
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a kernel spec; an earlier one of ours is replaced.</summary>
    /// <param name="kernels">The folder that has a folder for each kernel.</param>
    /// <param name="name">What notebooks call it.</param>
    /// <param name="replacesForeign">Whether one that is not ours may be replaced.</param>
    /// <returns>Where it was written.</returns>
    /// <exception cref="KitException">The name does not do, or belongs to another kernel.</exception>
    /// <exception cref="OutputException">The folder cannot be written.</exception>
    public static string Install(string kernels, string name, bool replacesForeign)
    {
        if (!ValidName().IsMatch(name)) throw new KitException($"'{name}' cannot be a kernel's name: Jupyter takes letters, digits, dots, hyphens and underscores.");
        // Jupyter does not tell capitals from small letters.
        string folder = Path.Combine(kernels, name.ToLowerInvariant());
        string file = Path.Combine(folder, SpecFile);
        if (!replacesForeign && Path.Exists(file) && !IsOurs(file)) throw new KitException(Refusal(name, folder));
        OutputFile.Write(file, Content());
        foreach (string logo in Logos) OutputFile.Write(Path.Combine(folder, logo), Resource(logo));
        return folder;
    }

    private static string Refusal(string name, string folder) => name == KernelSpec.DotNetInteractiveName
        ? $"In {folder} there is a kernel that is not NotebookKit's, probably .NET Interactive's; --replace-dotnet-interactive replaces it."
        : $"In {folder} there is a kernel that is not NotebookKit's; choose another --name.";

    private static bool IsOurs(string file)
    {
        try
        {
            return MessageJson.ReadObject(File.ReadAllBytes(file)) is { } spec && KernelSpec.IsOurs(spec);
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static byte[] Content() => JsonSerializer.SerializeToUtf8Bytes(KernelSpec.Content(), Indented);

    private static byte[] Resource(string name)
    {
        using Stream stream = typeof(KernelSpecInstaller).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    [GeneratedRegex(@"^[A-Za-z0-9._\-]+\z")]
    private static partial Regex ValidName();
}
