using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookKit.Host;

/// <summary>
/// Whether code is nested no deeper than a person nests it. Roslyn guards its stack in most places but not in all: twenty
/// thousand parentheses end the process in its parser, and as many minus signs in its binder.
/// </summary>
internal static class Nesting
{
    private const int DeepestBrackets = 500;
    private const int DeepestTree = 1000;

    /// <summary>The code's tree, or null where it is nested too deep to work with.</summary>
    public static SyntaxTree? Parse(string code)
    {
        if (!IsReasonable(code)) return null;
        SyntaxTree tree = CSharpSyntaxTree.ParseText(code, SubmissionChain.Dialect);
        return IsReasonable(tree.GetRoot()) ? tree : null;
    }

    /// <summary>Whether the parser can take it. Counts brackets wherever they stand, in texts too: that costs nothing and errs seldom.</summary>
    public static bool IsReasonable(string code)
    {
        int depth = 0, angles = 0;
        foreach (char character in code)
        {
            switch (character)
            {
                case '(' or '[' or '{':
                    (depth, angles) = (depth + 1, 0);
                    break;
                case ')' or ']' or '}':
                    (depth, angles) = (Math.Max(0, depth - 1), 0);
                    break;
                case ';':
                    angles = 0; // they were no type arguments, but comparisons
                    break;
                case '<':
                    angles++;
                    break;
            }

            if (depth > DeepestBrackets || angles > DeepestBrackets) return false;
        }

        return true;
    }

    private static bool IsReasonable(SyntaxNode root)
    {
        var open = new Stack<(SyntaxNode Node, int Depth)>([(root, 0)]);
        while (open.TryPop(out (SyntaxNode Node, int Depth) current))
        {
            // An array of arrays nests as a type, though not in the tree.
            if (current.Depth > DeepestTree || current.Node is ArrayTypeSyntax { RankSpecifiers.Count: > DeepestBrackets }) return false;
            foreach (SyntaxNode child in current.Node.ChildNodes()) open.Push((child, current.Depth + 1));
        }

        return true;
    }
}
