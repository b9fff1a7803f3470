using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookKit.Host;

/// <summary>Tells code from what is only text in it: comments and the insides of literals.</summary>
internal static class TextAtCursor
{
    public static bool IsComment(SyntaxNode root, int position)
    {
        if (position == 0) return false;
        SyntaxTrivia trivia = root.FindTrivia(position - 1, findInsideTrivia: false);
        return trivia.Kind() switch
        {
            SyntaxKind.SingleLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.DisabledTextTrivia =>
                position <= trivia.FullSpan.End && !trivia.ToFullString().EndsWith('\n') || position < trivia.FullSpan.End,
            SyntaxKind.MultiLineCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia =>
                position < trivia.FullSpan.End || !trivia.ToFullString().EndsWith("*/", StringComparison.Ordinal),
            _ => false,
        };
    }

    /// <summary>The string literal or character that a position is inside of, the end of an unclosed one included.</summary>
    public static SyntaxToken? Literal(SyntaxNode root, int position)
    {
        if (position == 0) return null;
        SyntaxToken token = root.FindToken(position - 1);
        if (!token.Span.Contains(position - 1)) return null;
        return token.Kind() switch
        {
            SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.Utf8StringLiteralToken
                or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
                or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken
                => position < token.Span.End || IsUnclosed(token) ? token : null,
            SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken
                or SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken => token,
            // Behind a hole's brace the text goes on.
            SyntaxKind.CloseBraceToken when token.Parent is InterpolationSyntax => token,
            _ => null,
        };
    }

    private static bool IsUnclosed(SyntaxToken literal) =>
        literal.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
