using Microsoft.CodeAnalysis;

namespace NotebookKit.Host;

/// <summary>The engine's references again, with their documentation and over the same metadata.</summary>
internal static class DocumentedReferences
{
    public static MetadataReference Of(MetadataReference reference) =>
        reference is PortableExecutableReference { FilePath: { } path } file && file.GetMetadata() is AssemblyMetadata metadata
            ? metadata.GetReference(new XmlDocumentation(path), filePath: path)
            : reference;
}
