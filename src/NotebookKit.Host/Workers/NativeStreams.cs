using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace NotebookKit.Host;

/// <summary>
/// The worker's own standard output and error, which native code writes to past <see cref="Console"/>. The front end reads
/// them; a marker after each cell tells it where the cell's text ends.
/// </summary>
internal sealed partial class NativeStreams(string key)
{
    private const int LineBuffered = 1;

    private readonly FileStream[] _streams = [Open(1), Open(2)];

    /// <summary>The marker after a cell's text: a fixed length, so that a reader knows when it has all of one.</summary>
    public static byte[] Marker(string key, int cell) => Encoding.ASCII.GetBytes($"\x1e{key}{cell:x8}\x1e");

    /// <summary>Lets the C library send each line as it is written, as it would to a terminal.</summary>
    public static void SendLines()
    {
        if (!OperatingSystem.IsLinux() || !NativeLibrary.TryLoad("libc.so.6", out nint library) || !NativeLibrary.TryGetExport(library, "stdout", out nint standardOutput)) return;
        _ = SetBuffer(Marshal.ReadIntPtr(standardOutput), 0, LineBuffered, 0);
    }

    /// <summary>Writes out what the C library still holds, and marks the end.</summary>
    public void EndCell(int cell)
    {
        if (!OperatingSystem.IsWindows()) _ = Flush(0);
        foreach (FileStream stream in _streams)
        {
            try
            {
                stream.Write(Marker(key, cell));
                stream.Flush();
            }
            catch (IOException)
            {
                // A cell closed it: the front end waits a moment in vain, and no more comes.
            }
        }
    }

    private static FileStream Open(int descriptor) => new(new SafeFileHandle(descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);

    [LibraryImport("libc", EntryPoint = "setvbuf")]
    private static partial int SetBuffer(nint stream, nint buffer, int mode, nuint size);

    [LibraryImport("libc", EntryPoint = "fflush")]
    private static partial int Flush(nint everyStream);
}
