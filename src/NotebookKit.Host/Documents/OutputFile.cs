using System.Text;

namespace NotebookKit.Host;

/// <summary>Writes results, whole or not at all, and says in a sentence when it cannot.</summary>
internal static class OutputFile
{
    private static readonly UTF8Encoding WithoutMark = new(encoderShouldEmitUTF8Identifier: false);

    /// <exception cref="OutputException">The folder or the disk refuses; what was there stays.</exception>
    public static void Write(string path, string text) => Write(path, WithoutMark.GetBytes(text));

    /// <summary>Replaces a file of the user's: behind a link, and with the rights that it has.</summary>
    /// <exception cref="OutputException">The folder or the disk refuses; what was there stays.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        try
        {
            string target = File.ResolveLinkTarget(Path.GetFullPath(path), returnFinalTarget: true)?.FullName ?? path;
            UnixFileMode? mode = OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(target);
            AtomicFile.Write(target, content);
            if (mode is { } rights && !OperatingSystem.IsWindows()) File.SetUnixFileMode(target, rights);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OutputException($"{path} cannot be written: {failure.Message}", failure);
        }
    }

    /// <exception cref="OutputException">The folder or the disk refuses; what was there stays.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        try
        {
            AtomicFile.Write(path, content);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OutputException($"{path} cannot be written: {failure.Message}", failure);
        }
    }

    /// <summary>Finds out before the work whether its result can be kept.</summary>
    /// <exception cref="OutputException">The folder cannot be made or written to.</exception>
    public static void CheckFolder(string folder)
    {
        string probe = Path.Combine(folder, $".nbkit.{Environment.ProcessId}");
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OutputException($"The output folder {folder} cannot be written to: {failure.Message}", failure);
        }
    }
}
