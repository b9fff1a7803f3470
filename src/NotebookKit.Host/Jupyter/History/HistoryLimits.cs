namespace NotebookKit.Host;

/// <summary>How much is remembered.</summary>
internal static class HistoryLimits
{
    /// <summary>Bytes of the file from which on its older half is forgotten.</summary>
    public const long FileBytes = 4 << 20;

    /// <summary>Characters of a cell that is still worth remembering.</summary>
    public const int SourceCharacters = 1 << 16;

    /// <summary>Entries that an answer has where nobody says how many.</summary>
    public const int Entries = 1000;

    /// <summary>How long to wait for another kernel that writes just now.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
}
