namespace NotebookKit;

/// <summary>
/// The frame of MXNet's RecordIO (dmlc-core, include/dmlc/recordio.h): a magic word, a word of three bits for the part and 29 for the
/// length, the bytes, zeros up to a multiple of four. Content that has the magic word at such a multiple is divided there.
/// </summary>
internal static class RecordMarker
{
    public const uint Magic = 0xced7230a;
    public const int LengthBits = 29;
    public const int HeaderBytes = 8;

    /// <summary>A record in one piece, the first piece of several, one from the middle, the last.</summary>
    public const uint Whole = 0, First = 1, Middle = 2, Last = 3;

    public static int Padded(int length) => (length + 3) & ~3;
}
