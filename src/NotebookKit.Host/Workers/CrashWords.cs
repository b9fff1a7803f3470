using System.Text.RegularExpressions;

namespace NotebookKit.Host;

/// <summary>Finds, in what a dying process writes to its standard error, the line that says why.</summary>
internal sealed partial class CrashWords
{
    // A stack overflow is followed by thousands of frames: the reason stands before, not at the end.
    private const int LongestLine = 2000;

    private readonly Lock _gate = new();
    private string _open = "";
    private string? _why;
    private bool _fastFollows;

    /// <summary>Why the process dies, in a sentence; null where nothing was said.</summary>
    public string? Sentence
    {
        get
        {
            lock (_gate) return _why ?? Of(_open);
        }
    }

    /// <summary>Takes the next piece of text.</summary>
    public void Read(string text)
    {
        lock (_gate)
        {
            string[] lines = (_open + text).Split('\n');
            foreach (string line in lines[..^1]) ReadLine(line);
            _open = lines[^1].Length <= LongestLine ? lines[^1] : lines[^1][..LongestLine];
        }
    }

    // .NET says what ended the process on a line of its own, and FailFast's message on the next.
    private void ReadLine(string line)
    {
        _why = _fastFollows ? $"Environment.FailFast ended the notebook's process: {line.TrimEnd()}" : Of(line) ?? _why;
        _fastFollows = line.TrimEnd() == "Process terminated.";
    }

    private static string? Of(string line) => Form().Match(line.TrimEnd()) is not { Success: true } match ? null
        : match.Groups["overflow"].Success ? "The stack overflowed: a method of the cell calls itself without end."
        : match.Groups["exception"].Success ? $"An exception on a thread of its own ended the notebook's process: {match.Groups["exception"].Value}"
        : $"Native code ended the notebook's process, with the words: {match.Groups["native"].Value}";

    [GeneratedRegex(@"^(?<overflow>Stack overflow\.)|^Unhandled exception\. (?<exception>.+)|^\s*what\(\):\s+(?<native>.+)")]
    private static partial Regex Form();
}
