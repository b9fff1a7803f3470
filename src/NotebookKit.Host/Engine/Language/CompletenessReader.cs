using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookKit.Host;

/// <summary>Tells whether a cell can run as it stands, and where the next line begins when it cannot.</summary>
internal static class CompletenessReader
{
    private const string OneLevel = "    ";

    // A string that has to end on its line and does not.
    private const string NewlineInString = "CS1010";

    // One over several lines, which goes on until its quotes come.
    private const string UnterminatedRawString = "CS8997";

    public static Completeness Read(string cell)
    {
        string code = CellSource.Read(cell).Code;
        if (Nesting.Parse(code) is not { } tree) return new Completeness(CompletenessState.Invalid);
        Diagnostic[] errors = [.. tree.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        if (errors.Any(error => error.Id == NewlineInString)) return new Completeness(CompletenessState.Invalid);
        return SyntaxFactory.IsCompleteSubmission(tree) && !errors.Any(error => error.Id == UnterminatedRawString)
            ? new Completeness(errors.Length > 0 ? CompletenessState.Invalid : CompletenessState.Complete)
            : new Completeness(CompletenessState.Incomplete, Indent(code, tree.GetRoot()));
    }

    private static string Indent(string code, SyntaxNode root)
    {
        // Inside a text, the next line goes on where this one began.
        if (TextAtCursor.Literal(root, code.Length) is not null || TextAtCursor.IsComment(root, code.Length)) return IndentAt(code, code.TrimEnd().Length);

        SyntaxToken last = root.GetLastToken();
        if (IsHeader(last)) return IndentAt(code, last.SpanStart) + OneLevel;

        var open = new Stack<int>();
        foreach (SyntaxToken token in root.DescendantTokens().Where(token => !token.IsMissing))
        {
            if (token.Kind() is SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken) open.Push(token.SpanStart);
            else if (token.Kind() is SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken) open.TryPop(out _);
        }

        int begin = open.Count > 0 ? open.Peek() : root.ChildNodes().LastOrDefault(node => node.Span.Length > 0)?.SpanStart ?? 0;
        return IndentAt(code, begin) + OneLevel;
    }

    /// <summary>Whether one more statement or expression has to follow, indented below this line.</summary>
    private static bool IsHeader(SyntaxToken last) => last.Kind() switch
    {
        SyntaxKind.EqualsGreaterThanToken or SyntaxKind.ElseKeyword or SyntaxKind.DoKeyword => true,
        SyntaxKind.CloseParenToken => last.Parent is IfStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax
            or UsingStatementSyntax or LockStatementSyntax or FixedStatementSyntax,
        _ => false,
    };

    /// <summary>The white space that the line of a position begins with.</summary>
    private static string IndentAt(string code, int position)
    {
        int start = position == 0 ? 0 : code.LastIndexOf('\n', position - 1) + 1, end = start;
        while (end < code.Length && code[end] is ' ' or '\t') end++;
        return code[start..end];
    }
}
