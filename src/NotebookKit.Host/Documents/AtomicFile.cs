namespace NotebookKit.Host;

/// <summary>Replaces a file whole or not at all: a full disk or a kill leaves the previous one as it was.</summary>
internal static class AtomicFile
{
    /// <exception cref="OutputException">The folder or the disk refuses.</exception>
    public static void Write(string path, string text)
    {
        string temporary = TemporaryFor(path);
        try
        {
            File.WriteAllText(temporary, text);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Discard(temporary);
            throw new OutputException($"{path} cannot be written: {failure.Message}", failure);
        }
    }

    /// <summary>Finds out before the work whether its result can be kept.</summary>
    /// <exception cref="OutputException">The folder cannot be made or written to.</exception>
    public static void CheckFolder(string folder)
    {
        string probe = TemporaryFor(Path.Combine(folder, "nbkit"));
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

    // The same folder, so that the move is a rename within one file system.
    private static string TemporaryFor(string path) =>
        Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Environment.ProcessId}.tmp");

    private static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // What refused the write may refuse this too; the sentence about the write is the one that matters.
        }
    }
}
