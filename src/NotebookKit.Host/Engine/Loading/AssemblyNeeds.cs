using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace NotebookKit.Host;

/// <summary>What an assembly refers to, read from its metadata without loading it.</summary>
internal static class AssemblyNeeds
{
    /// <summary>The assemblies that it was compiled against; none where the file is not a .NET assembly.</summary>
    public static IReadOnlyList<AssemblyName> Of(string path) => Read<IReadOnlyList<AssemblyName>>(
        path, metadata => [.. metadata.AssemblyReferences.Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName())], []);

    /// <summary>Whether it implements .NET Interactive's interface for extensions.</summary>
    public static bool ExtendInteractive(string path) => Read(
        path,
        metadata => metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Any(type => metadata.StringComparer.Equals(type.Name, "IKernelExtension") && metadata.StringComparer.Equals(type.Namespace, "Microsoft.DotNet.Interactive")),
        false);

    private static T Read<T>(string path, Func<MetadataReader, T> read, T otherwise)
    {
        try
        {
            using var file = new PEReader(File.OpenRead(path));
            return file.HasMetadata ? read(file.GetMetadataReader()) : otherwise;
        }
        catch (BadImageFormatException)
        {
            return otherwise;
        }
    }
}
