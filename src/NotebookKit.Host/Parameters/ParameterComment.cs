using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NotebookKit.Host;

/// <summary>What the author says about a parameter: the comment behind it on its line, or the lines of comment right above.</summary>
internal static class ParameterComment
{
    public static string Of(SyntaxNode declaration)
    {
        SyntaxTrivia behind = declaration.GetTrailingTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia));
        if (behind != default) return Words(behind);

        var above = new List<string>();
        int ends = 0;
        foreach (SyntaxTrivia trivia in declaration.GetLeadingTrivia().Reverse())
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia)) ends++;
            else if (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)) (ends, above) = (0, [Words(trivia), .. above]);
            else if (!trivia.IsKind(SyntaxKind.WhitespaceTrivia)) break;
            if (ends > 1) break; // a blank line: what stands above it is about something else
        }

        // The mark of a script's parameters cell says nothing about its first parameter.
        return string.Join(' ', above.SkipWhile(line => line == CellTags.Parameters));
    }

    private static string Words(SyntaxTrivia comment) => comment.ToString().TrimStart('/').Trim();
}
