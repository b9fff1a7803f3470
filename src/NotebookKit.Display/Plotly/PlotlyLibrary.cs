using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace NotebookKit.Display;

/// <summary>
/// Plotly's script, which Plotly.NET carries as a resource. It is read from the file without loading the assembly: in
/// .NET Interactive that can't be loaded, and the script does not need it.
/// </summary>
public static class PlotlyLibrary
{
    private const string Assembly = "Plotly.NET", Resource = ".min.js";

    private static readonly Lock Gate = new();
    private static bool s_given, s_excused;

    /// <summary>Whether pages are given the script at all. A run that only saves pages without scripts turns it off and saves 3.6 MB.</summary>
    public static bool IsEmbedded { get; set; } = true;

    /// <summary>
    /// What the page still needs before it can draw: the script when it is asked for the first time in this process, then
    /// nothing; and a sentence, once, where there is no script to be had.
    /// </summary>
    internal static (string? Script, string? Excuse) Take()
    {
        lock (Gate)
        {
            if (!IsEmbedded || s_given) return (null, null);
            if (Read() is { } script)
            {
                s_given = true;
                return (script, null);
            }

            bool first = !s_excused;
            s_excused = true;
            return (null, first ? "Charts stay static here: Plotly's script comes with the package Plotly.NET 6.0.0, which this machine has not." : null);
        }
    }

    /// <summary>Forgets what was given, as a new session would.</summary>
    internal static void Forget()
    {
        lock (Gate) (s_given, s_excused) = (false, false);
    }

    private static string? Read()
    {
        foreach (string path in Candidates())
        {
            try
            {
                if (File.Exists(path) && ReadResource(path) is { } script) return script;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or BadImageFormatException)
            {
                // The next place may have a whole file.
            }
        }

        return null;
    }

    // Where a notebook's #r loaded it from, beside the program, and NuGet's folder.
    private static IEnumerable<string> Candidates()
    {
        foreach (System.Reflection.Assembly loaded in AppDomain.CurrentDomain.GetAssemblies())
        {
            if (loaded.GetName().Name == Assembly && !loaded.IsDynamic && loaded.Location.Length > 0) yield return loaded.Location;
        }

        yield return Path.Combine(AppContext.BaseDirectory, Assembly + ".dll");
        string packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } own ? own
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string folder = Path.Combine(packages, "plotly.net");
        if (!Directory.Exists(folder)) yield break;
        foreach (string version in Directory.GetDirectories(folder).OrderDescending(StringComparer.Ordinal))
        {
            foreach (string file in Directory.GetFiles(version, Assembly + ".dll", SearchOption.AllDirectories)) yield return file;
        }
    }

    private static unsafe string? ReadResource(string path)
    {
        using var image = new PEReader(File.OpenRead(path));
        MetadataReader metadata = image.GetMetadataReader();
        foreach (ManifestResourceHandle handle in metadata.ManifestResources)
        {
            ManifestResource resource = metadata.GetManifestResource(handle);
            if (!resource.Implementation.IsNil || !metadata.GetString(resource.Name).EndsWith(Resource, StringComparison.Ordinal)) continue;
            PEMemoryBlock block = image.GetSectionData(image.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress);
            BlobReader reader = block.GetReader((int)resource.Offset, block.Length - (int)resource.Offset);
            int length = reader.ReadInt32();
            return Encoding.UTF8.GetString(reader.CurrentPointer, length);
        }

        return null;
    }
}
