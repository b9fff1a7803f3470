using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>
/// The cells of all kernels of a user, a line of JSON each, oldest first. Several kernels may write at the same time: a lock
/// file beside it, which also counts the sessions, lets them take turns.
/// </summary>
internal sealed class HistoryFile(string folder)
{
    private static readonly UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string _path = Path.Combine(folder, "history.jsonl");
    private readonly string _lockPath = Path.Combine(folder, "history.lock");

    /// <summary>A number that no kernel had before.</summary>
    /// <exception cref="IOException">The folder cannot be written, or others write without end.</exception>
    public int NextSession()
    {
        using FileStream turn = TakeTurn();
        Span<byte> text = stackalloc byte[16];
        int read = turn.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
        int session = 1 + (int.TryParse(text[..read], CultureInfo.InvariantCulture, out int last) ? last : ReadAll().Select(entry => entry.Session).DefaultIfEmpty().Max());
        turn.SetLength(0);
        turn.Write(Encoding.ASCII.GetBytes(session.ToString(CultureInfo.InvariantCulture)));
        return session;
    }

    /// <summary>Adds cells at the end.</summary>
    /// <exception cref="IOException">The folder cannot be written, or others write without end.</exception>
    public void Append(IEnumerable<HistoryEntry> entries)
    {
        using FileStream turn = TakeTurn();
        using (FileStream file = Open(_path, FileMode.Append, FileAccess.Write, FileShare.Read))
            foreach (HistoryEntry entry in entries) file.Write(LineOf(entry));
        if (new FileInfo(_path).Length > HistoryLimits.FileBytes) ForgetHalf();
    }

    /// <summary>All entries; a line that is damaged is left out.</summary>
    public IEnumerable<HistoryEntry> ReadAll()
    {
        if (!File.Exists(_path)) yield break;
        using FileStream file = new(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var lines = new StreamReader(file);
        while (lines.ReadLine() is { } line)
            if (EntryOf(line) is { } entry)
                yield return entry;
    }

    private FileStream TakeTurn()
    {
        Directory.CreateDirectory(folder);
        for (DateTime limit = DateTime.UtcNow + HistoryLimits.Patience; ; Thread.Sleep(5))
        {
            try
            {
                return Open(_lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (DateTime.UtcNow < limit)
            {
                // Another kernel has its turn.
            }
        }
    }

    private void ForgetHalf()
    {
        byte[] all = File.ReadAllBytes(_path);
        int from = Array.IndexOf(all, (byte)'\n', all.Length / 2) + 1;
        AtomicFile.Write(_path, all.AsSpan(from));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_path, Private);
    }

    /// <summary>What somebody typed may hold a password: nobody else reads it.</summary>
    private static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Private;
        return new FileStream(path, options);
    }

    private static byte[] LineOf(HistoryEntry entry) =>
        [.. MessageJson.Write(new JsonObject { ["session"] = entry.Session, ["line"] = entry.Line, ["source"] = entry.Source }), (byte)'\n'];

    private static HistoryEntry? EntryOf(string line)
    {
        try
        {
            return MessageJson.ReadObject(Encoding.UTF8.GetBytes(line)) is { } entry && entry.Number("session") is { } session && entry.Number("line") is { } number && entry.Text("source") is { } source
                ? new HistoryEntry(session, number, source)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
