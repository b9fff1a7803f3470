namespace NotebookKit.Host;

/// <summary>The cells that this kernel has run, and those of others before and beside it. Without a place to write, its own.</summary>
internal sealed class CellHistory(HistoryFile file)
{
    private readonly Lock _gate = new();
    private readonly List<HistoryEntry> _unwritten = [];
    private int? _session;

    /// <summary>The number of this kernel; 0 as long as it has none of its own.</summary>
    public int Session
    {
        get { lock (_gate) return _session ?? 0; }
    }

    /// <summary>Remembers a cell. Never throws: nobody's cell fails because a disk is full.</summary>
    public void Add(int line, string source)
    {
        if (source.Length > HistoryLimits.SourceCharacters || string.IsNullOrWhiteSpace(source)) return;
        lock (_gate)
        {
            _unwritten.Add(new HistoryEntry(_session ?? 0, line, source));
            try
            {
                _session ??= file.NextSession();
                file.Append(_unwritten.Select(entry => entry with { Session = _session.Value }));
                _unwritten.Clear();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // The next one tries again.
            }
        }
    }

    /// <summary>The last cells of all kernels.</summary>
    public IReadOnlyList<HistoryEntry> Tail(int count) => [.. All().TakeLast(count)];

    /// <summary>Some cells of one kernel.</summary>
    /// <param name="session">Its number; 0 for this one, -1 for the one before it.</param>
    /// <param name="start">The first cell.</param>
    /// <param name="stop">The one after the last, or null for all that follow.</param>
    public IReadOnlyList<HistoryEntry> Range(int session, int start, int? stop)
    {
        int wanted = session > 0 ? session : Session + session;
        return [.. All().Where(entry => entry.Session == wanted && entry.Line >= start && (stop is null || entry.Line < stop))];
    }

    /// <summary>The last cells that fit a pattern of <c>*</c> (any text) and <c>?</c> (any character).</summary>
    public IReadOnlyList<HistoryEntry> Search(string pattern, int count, bool unique)
    {
        IEnumerable<HistoryEntry> found = All().Where(entry => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, entry.Source, ignoreCase: false));
        // Of equal ones the newest counts, at its own place.
        if (unique) found = found.Reverse().DistinctBy(entry => entry.Source).Reverse();
        return [.. found.TakeLast(count)];
    }

    private List<HistoryEntry> All()
    {
        lock (_gate)
        {
            try
            {
                return [.. file.ReadAll(), .. _unwritten];
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                return [.. _unwritten];
            }
        }
    }
}
