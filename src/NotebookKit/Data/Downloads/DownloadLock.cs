namespace NotebookKit;

/// <summary>
/// Lets one process at a time fetch a file. Thirty notebooks that want the same set wait for the first; a process that dies
/// leaves no lock behind, as the system lets go of it.
/// </summary>
internal sealed class DownloadLock : IDisposable
{
    private readonly FileStream _file;

    private DownloadLock(FileStream file) => _file = file;

    /// <summary>Waits for the lock of a file.</summary>
    /// <param name="target">The file that is fetched; its folder is there.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public static DownloadLock Wait(string target, CancellationToken cancellation)
    {
        string path = target + ".lock";
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                // Deleted while still held, so that whoever finds the file gone finds the work done.
                return new DownloadLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose));
            }
            catch (IOException error) when (IsHeld(error))
            {
                cancellation.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(100));
            }
        }
    }

    public void Dispose() => _file.Dispose();

    /// <summary>EWOULDBLOCK of flock on Linux and macOS; a sharing or a lock violation on Windows.</summary>
    private static bool IsHeld(IOException error) => error.HResult is 11 or 35 || (OperatingSystem.IsWindows() && (error.HResult & 0xFFFF) is 32 or 33);
}
