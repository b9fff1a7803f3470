using System.Text.RegularExpressions;

namespace NotebookKit.Interactive;

/// <summary>Reads as much of a piece of C# as is needed to put it into a loop.</summary>
internal sealed partial class CellStatements
{
    private readonly string _text, _bare;

    private CellStatements(string text)
    {
        _text = text;
        // As long as the text, so that places in one are places in the other.
        _bare = Hidden().Replace(text, hidden => new string(' ', hidden.Length));
    }

    public static CellStatements Read(string text) => new(text);

    public bool IsEmpty => EndOfCode() == 0;

    /// <summary>Whether it declares what no block can hold.</summary>
    public bool Declares => Declaration().IsMatch(_bare);

    public bool Awaits => Await().IsMatch(_bare);

    /// <summary>What comes before the last expression, and that expression, which has no semicolon; the latter is empty where the last thing is a statement.</summary>
    public (string Statements, string Expression) Split()
    {
        int end = EndOfCode();
        if (end == 0 || _text[end - 1] is ';' or '}') return (_text, "");
        int start = 0, depth = 0;
        for (int i = 0; i < end; i++)
        {
            if (_bare[i] is '(' or '[' or '{') depth++;
            else if (_bare[i] is ')' or ']' or '}') depth--;
            if (depth == 0 && (_bare[i] is ';' || (_bare[i] is '}' && BeginsLine(i + 1)))) start = i + 1;
        }

        return (_text[..start], _text[start..end].Trim());
    }

    // What follows a brace in the same line, or begins with a dot, goes on with it.
    private bool BeginsLine(int from)
    {
        int next = from;
        while (next < _bare.Length && char.IsWhiteSpace(_bare[next])) next++;
        return next < _bare.Length && (char.IsLetter(_bare[next]) || _bare[next] is '_' or '@') && _bare.AsSpan(from, next - from).Contains('\n');
    }

    // A string that ends the code is hidden in the bare text.
    private int EndOfCode() => Hidden().Replace(_text, comment => comment.Value[0] is '/' ? new string(' ', comment.Length) : comment.Value).TrimEnd().Length;

    [GeneratedRegex("""
        (?<raw>"{3,})[\s\S]*?\k<raw>|@\$?"(?:[^"]|"")*"|\$@"(?:[^"]|"")*"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'|//[^\n]*|/\*[\s\S]*?\*/
        """)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"^\s*(?:using\s+(?:static\s+)?[\w.]+\s*(?:=[^;(]*)?;|#r\b|(?:(?:public|internal|private|protected|sealed|static|abstract|partial|readonly|file)\s+)*(?:class|struct|interface|enum|record)\s+\w)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\bawait\b")]
    private static partial Regex Await();
}
