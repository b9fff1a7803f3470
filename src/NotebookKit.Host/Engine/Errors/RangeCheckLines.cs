using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookKit.Host;

/// <summary>
/// Where a range check can have failed. The JIT sends all failing checks of an optimised method to one block that has no
/// line, so an <see cref="IndexOutOfRangeException"/> does not say where it comes from; the source says where it can.
/// </summary>
internal static class RangeCheckLines
{
    public static IReadOnlyList<int> In(string code) =>
        [.. CSharpSyntaxTree.ParseText(code, SubmissionChain.Dialect).GetRoot().DescendantNodes()
            .Where(node => node is ElementAccessExpressionSyntax or ElementBindingExpressionSyntax)
            .Select(node => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1)
            .Distinct()];
}
