using Microsoft.Win32.SafeHandles;

namespace NotebookKit;

/// <summary>
/// The bytes of a file, read where they are wanted. Not mapped into memory: mapped pages would count as the process's own and
/// double what loading seems to take.
/// </summary>
internal sealed class DiskBytes(string path) : ByteStore
{
    private readonly SafeFileHandle _file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read);

    public string Path => path;

    public override long Length => field == 0 ? field = RandomAccess.GetLength(_file) : field;

    public override void Dispose() => _file.Dispose();

    protected override int ReadSome(long offset, Span<byte> target) => RandomAccess.Read(_file, target, offset);
}
