namespace NotebookKit;

/// <summary>Writes files so that a reader, or a crash, sees the old content or the new one, never a part.</summary>
public static class AtomicFile
{
    /// <summary>Writes bytes to a file, creating its folder.</summary>
    /// <exception cref="IOException">The disk is full or the folder cannot be written; what was there stays.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content) => Write(path, content, static (stream, bytes) => stream.Write(bytes));

    /// <summary>Writes what is too large for one span, or made on the way.</summary>
    /// <exception cref="IOException">The disk is full or the folder cannot be written; what was there stays.</exception>
    internal static void Write<TContent>(string path, TContent content, Action<Stream, TContent> write) where TContent : allows ref struct
    {
        string full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        // The same folder, so that the move is a rename within one file system.
        string part = $"{full}.{Environment.ProcessId}-{Guid.NewGuid():n}.part";
        try
        {
            using (FileStream stream = new(part, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream, content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(part, full, overwrite: true);
        }
        catch
        {
            Discard(part);
            throw;
        }
    }

    private static void Discard(string part)
    {
        try
        {
            File.Delete(part);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What refused the write may refuse this, too; the error of the write is the one that matters.
        }
    }
}
