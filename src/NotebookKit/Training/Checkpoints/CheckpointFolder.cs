using System.Globalization;

namespace NotebookKit;

/// <summary>The checkpoints of one training: the newest two, so that a damaged one has a predecessor.</summary>
internal sealed class CheckpointFolder : IDisposable
{
    private const int Kept = 2;
    private const string Pattern = "step-*.checkpoint";
    private readonly string _folder;
    private readonly FileStream _lock;

    /// <summary>Takes a folder for this training.</summary>
    /// <exception cref="KitException">It cannot be made, or another training writes there.</exception>
    public CheckpointFolder(string folder)
    {
        _folder = Path.GetFullPath(folder);
        try
        {
            Directory.CreateDirectory(_folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new KitException($"The checkpoint folder {_folder} cannot be made: {error.Message}", error);
        }

        try
        {
            // Held open, not deleted: the system lets go of it when the process dies, however it dies.
            _lock = new FileStream(Path.Combine(_folder, ".training"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new KitException($"Another training writes its checkpoints to {_folder}, or it cannot be written: give this one a folder of its own.", error);
        }

        // What a killed process was writing.
        foreach (string part in Directory.EnumerateFiles(_folder, Pattern + ".*.part")) TryDelete(part);
    }

    /// <summary>The newest checkpoint that is whole, or null; what was wrong with newer ones goes to <paramref name="notes"/>.</summary>
    public CheckpointFile? Latest(ICollection<string> notes)
    {
        string[] newestFirst = [.. Directory.EnumerateFiles(_folder, Pattern).OrderDescending(StringComparer.Ordinal)];
        foreach (string path in newestFirst)
        {
            try
            {
                return CheckpointFile.Open(path);
            }
            catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
            {
                notes.Add($"{Path.GetFileName(path)} cannot be used ({error.Message}), so {(path == newestFirst[^1] ? "the training begins anew" : "the checkpoint before it was tried")}.");
                PutAside(path);
            }
        }

        return null;
    }

    /// <summary>The path of the checkpoint after so many steps; sorting by name sorts by step.</summary>
    public string PathOf(long step) => Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"step-{step:D10}.checkpoint"));

    /// <summary>Deletes all but the newest.</summary>
    public void Prune()
    {
        foreach (string path in Directory.EnumerateFiles(_folder, Pattern).OrderDescending(StringComparer.Ordinal).Skip(Kept)) TryDelete(path);
    }

    public void Dispose() => _lock.Dispose();

    /// <summary>Out of the way of the newer ones that follow, but still there to be looked at.</summary>
    private static void PutAside(string path)
    {
        try
        {
            File.Move(path, path + ".damaged", overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It will be found damaged again.
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // One file too many does no harm.
        }
    }
}
