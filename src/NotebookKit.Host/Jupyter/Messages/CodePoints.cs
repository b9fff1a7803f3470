using System.Text;

namespace NotebookKit.Host;

/// <summary>Positions in a text: Jupyter counts code points (since protocol 5.2), C# UTF-16 units.</summary>
internal static class CodePoints
{
    /// <summary>The position in UTF-16 units, within the text.</summary>
    public static int ToUtf16(string text, int codePoints)
    {
        int at = 0;
        for (int count = 0; count < codePoints && at < text.Length; count++) at += LengthAt(text, at);
        return at;
    }

    /// <summary>How many code points there are before a position in UTF-16 units.</summary>
    public static int FromUtf16(string text, int position)
    {
        int count = 0;
        for (int at = 0; at < position && at < text.Length; count++) at += LengthAt(text, at);
        return count;
    }

    private static int LengthAt(string text, int at) => Rune.TryGetRuneAt(text, at, out Rune rune) ? rune.Utf16SequenceLength : 1;
}
