using System.Globalization;
using System.IO.MemoryMappedFiles;
using System.Text;
using Microsoft.CodeAnalysis;

namespace NotebookKit.Host;

/// <summary>
/// An assembly's documentation, searched in its file each time it is asked for: a member's text is found in milliseconds,
/// while the framework's thirty megabytes as dictionaries would stay in memory for ever.
/// </summary>
internal sealed class XmlDocumentation(string assembly) : DocumentationProvider
{
    private readonly Lazy<IReadOnlyList<string>> _files = new(() => DocumentationFiles.Of(assembly));

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(assembly);

    protected override string GetDocumentationForSymbol(string documentationMemberID, CultureInfo preferredCulture, CancellationToken cancellationToken = default) =>
        _files.Value.Select(file => Find(file, documentationMemberID)).FirstOrDefault(found => found is not null) ?? "";

    private static string? Find(string file, string member)
    {
        try
        {
            using var mapped = MemoryMappedFile.CreateFromFile(file, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
            using MemoryMappedViewAccessor view = mapped.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
            return Find(view, member);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null; // not there, not readable or empty: no documentation
        }
    }

    private static unsafe string? Find(MemoryMappedViewAccessor view, string member)
    {
        byte* bytes = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref bytes);
        try
        {
            var content = new ReadOnlySpan<byte>(bytes, (int)Math.Min(int.MaxValue, view.Capacity));
            int start = content.IndexOf(Encoding.UTF8.GetBytes($"<member name=\"{member}\">"));
            if (start < 0) return null;
            ReadOnlySpan<byte> end = "</member>"u8;
            int length = content[start..].IndexOf(end);
            return length < 0 ? null : Encoding.UTF8.GetString(content.Slice(start, length + end.Length));
        }
        finally
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
        }
    }
}
