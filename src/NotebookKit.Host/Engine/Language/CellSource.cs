using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NotebookKit.Host;

/// <summary>
/// A cell as Roslyn may see it: lines for the host (<c>#!time</c>, <c>#r</c>, <c>#i</c>) and parts in other languages are
/// blank, and every position is the cell's own. It reads whatever is half typed, and never complains.
/// </summary>
internal sealed class CellSource
{
    // Each part in another language costs one more parse of what follows it.
    private const int MostParts = 32;

    private readonly List<TextSpan> _foreign;

    private CellSource(string code, List<TextSpan> foreign)
    {
        Code = code;
        _foreign = foreign;
    }

    /// <summary>The C#, as long as the cell.</summary>
    public string Code { get; }

    /// <summary>Whether a position is in C#, rather than in a host line or a part in another language.</summary>
    public bool IsCSharp(int position) => !_foreign.Any(span => span.Start <= position && position <= span.End);

    public static CellSource Read(string text)
    {
        var foreign = new List<TextSpan>();
        if (!text.Contains('#') || !Nesting.IsReasonable(text)) return new CellSource(text, foreign);

        char[] code = text.ToCharArray();
        int from = 0;
        for (int part = 0; from < code.Length; part++)
        {
            if (BlankHostLines(code, from, foreign) is not { } other) break;
            from = part < MostParts ? EndOfPart(text, other) : text.Length;
            Blank(code, TextSpan.FromBounds(other, from), foreign);
        }

        return new CellSource(new string(code), foreign);
    }

    /// <summary>Blanks the host's lines up to one that changes the language, and returns that line's end.</summary>
    private static int? BlankHostLines(char[] code, int from, List<TextSpan> foreign)
    {
        string rest = new(code, from, code.Length - from);
        foreach (SyntaxTrivia trivia in CSharpSyntaxTree.ParseText(rest, SubmissionChain.Dialect).GetRoot().DescendantTrivia().Where(trivia => trivia.IsDirective))
        {
            bool magic = trivia.GetStructure() is ShebangDirectiveTriviaSyntax or BadDirectiveTriviaSyntax { Identifier.Text: "!" };
            if (!magic && trivia.GetStructure() is not (ReferenceDirectiveTriviaSyntax or LoadDirectiveTriviaSyntax or BadDirectiveTriviaSyntax { Identifier.Text: "i" })) continue;

            // The trivia may include the line's end.
            string line = rest.Substring(trivia.SpanStart, trivia.Span.Length).TrimEnd('\r', '\n');
            var span = new TextSpan(from + trivia.SpanStart, line.Length);
            Blank(code, span, foreign);
            if (!magic) continue;

            // The code above a magic runs by itself, and may end with a value.
            if (trivia.Token.GetPreviousToken().Kind() is not (SyntaxKind.None or SyntaxKind.SemicolonToken or SyntaxKind.CloseBraceToken)) code[span.Start] = ';';
            if (LanguageOf(line) is { } language && language != CellLanguage.CSharp) return span.End;
        }

        return null;
    }

    /// <summary>Where the next line stands that goes back to C#.</summary>
    private static int EndOfPart(string text, int from)
    {
        for (int line = NextLine(text, from); line < text.Length; line = NextLine(text, line))
            if (text.AsSpan(line).TrimStart(" \t").StartsWith("#!", StringComparison.Ordinal) && LanguageOf(text[line..EndOfLine(text, line)]) == CellLanguage.CSharp)
                return line;
        return text.Length;
    }

    private static string? LanguageOf(string line)
    {
        string name = line.Trim().Split(' ', '\t')[0][2..].ToLowerInvariant();
        return CellLanguage.KnownToDib.Contains(name) ? CellLanguage.Normalize(name) : null;
    }

    private static int EndOfLine(string text, int from) => text.IndexOf('\n', from) is >= 0 and var end ? end : text.Length;

    private static int NextLine(string text, int from) => Math.Min(text.Length, EndOfLine(text, from) + 1);

    private static void Blank(char[] code, TextSpan span, List<TextSpan> foreign)
    {
        // The part's last line break belongs to it, but the position after it is the next line's.
        foreign.Add(span.Length > 0 && span.End < code.Length && code[span.End - 1] == '\n' ? TextSpan.FromBounds(span.Start, span.End - 1) : span);
        for (int i = span.Start; i < span.End; i++)
            if (code[i] is not ('\r' or '\n')) code[i] = ' ';
    }
}
