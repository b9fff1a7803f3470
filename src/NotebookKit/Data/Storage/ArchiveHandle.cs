using Microsoft.Win32.SafeHandles;

namespace NotebookKit;

/// <summary>An archive that stays open while any of its files is still referred to.</summary>
internal sealed class ArchiveHandle(string path)
{
    public string Path => path;

    public SafeFileHandle File { get; } = System.IO.File.OpenHandle(path);
}
