using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace NotebookKit.Host;

/// <summary>
/// An assembly's metadata with the names of some of its references made unfindable. To Roslyn an assembly is another one as
/// soon as more of its references are there; what cells use of nbkit without a class name would then exist twice, and be
/// ambiguous with itself, once a later cell brings TorchSharp or anything else that nbkit refers to.
/// </summary>
internal static class LoneAssembly
{
    // A row of AssemblyRef (ECMA-335, II.22.5): version, flags, key, then name.
    private const int BytesOfVersionAndFlags = 12;

    /// <summary>The image of an assembly.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="keeps">Whether a reference stays.</param>
    public static unsafe ImmutableArray<byte> Read(string path, Func<string, bool> keeps)
    {
        byte[] image = File.ReadAllBytes(path);
        fixed (byte* start = image)
        {
            using var file = new PEReader(start, image.Length);
            MetadataReader metadata = file.GetMetadataReader();
            int strings = metadata.GetHeapSize(HeapIndex.String) > ushort.MaxValue ? sizeof(int) : sizeof(ushort);
            int blobs = metadata.GetHeapSize(HeapIndex.Blob) > ushort.MaxValue ? sizeof(int) : sizeof(ushort);
            byte* table = metadata.MetadataPointer + metadata.GetTableMetadataOffset(TableIndex.AssemblyRef);
            int size = metadata.GetTableRowSize(TableIndex.AssemblyRef);
            // "<Module>": a name that no file has.
            int nowhere = metadata.GetHeapOffset(metadata.GetTypeDefinition(MetadataTokens.TypeDefinitionHandle(1)).Name);
            foreach (AssemblyReferenceHandle handle in metadata.AssemblyReferences)
            {
                if (keeps(metadata.GetString(metadata.GetAssemblyReference(handle).Name))) continue;
                byte* name = table + size * (MetadataTokens.GetRowNumber(handle) - 1) + BytesOfVersionAndFlags + blobs;
                if (strings == sizeof(int)) *(int*)name = nowhere;
                else *(ushort*)name = (ushort)nowhere;
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(image);
    }
}
