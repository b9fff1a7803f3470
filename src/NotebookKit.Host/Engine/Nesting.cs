using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookKit.Host;

/// <summary>
/// Whether code is nested no deeper than a person nests it. Roslyn guards its stack in most places but not in all: twenty
/// thousand parentheses end the process in its parser, as many minus signs in its binder, and each level of texts
/// interpolated in one another doubles the parser's time.
/// </summary>
internal static class Nesting
{
    /// <summary>What is said of code that is too deep.</summary>
    public const string TooDeep = "This is nested deeper than the compiler can take (500 brackets, 8 interpolated texts or 1,000 expressions in one another): build it in steps, with variables.";

    private const int DeepestBrackets = 500;
    private const int DeepestTexts = 8;
    private const int DeepestTree = 1000;

    /// <summary>The code's tree, or null where it is nested too deep to work with.</summary>
    public static SyntaxTree? Parse(string code)
    {
        if (!IsReasonable(code)) return null;
        SyntaxTree tree = CSharpSyntaxTree.ParseText(code, SubmissionChain.Dialect);
        return IsReasonable(tree.GetRoot()) ? tree : null;
    }

    /// <summary>Whether the lexer and the parser can take it. Counts brackets wherever they stand, in texts too: that costs nothing and errs seldom.</summary>
    public static bool IsReasonable(string code)
    {
        var brackets = new BracketDepth();
        foreach (char character in code)
        {
            brackets.Read(character);
            if (brackets.Open > DeepestBrackets || brackets.Angles > DeepestBrackets || brackets.Texts > DeepestTexts) return false;
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
            foreach (SyntaxNode child in current.Node.ChildNodes()) open.Push((child, current.Depth + (IsLongSum(current.Node, child) ? 0 : 1)));
        }

        return true;
    }

    // Of a + b + c … Roslyn walks the left sides in a loop.
    private static bool IsLongSum(SyntaxNode node, SyntaxNode child) => node is BinaryExpressionSyntax sum && sum.Left == child && child is BinaryExpressionSyntax;
}
