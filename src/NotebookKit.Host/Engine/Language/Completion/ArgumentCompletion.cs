using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookKit.Host;

/// <summary>Completes a string that is an argument of a method which takes one of some names.</summary>
internal static class ArgumentCompletion
{
    /// <summary>Which parameter of which method takes which names.</summary>
    private static readonly Dictionary<(string Method, string Parameter), Func<IEnumerable<string>>> Names = new()
    {
        [("NotebookKit.Datasets.Load", "name")] = () => Datasets.Names,
    };

    /// <param name="model">The cell's model.</param>
    /// <param name="text">The string literal that the cursor is in.</param>
    /// <param name="position">The cursor.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static Completions Find(SemanticModel model, SyntaxToken text, int position, CancellationToken cancellation)
    {
        if (text.Parent?.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list } argument) return Completions.None(position);

        int quote = text.Text.IndexOf('"') + 1;
        if (quote == 0 || position < text.SpanStart + quote) return Completions.None(position);

        string? named = argument.NameColon?.Name.Identifier.ValueText;
        int index = list.Arguments.IndexOf(argument);
        SymbolInfo info = model.GetSymbolInfo(call, cancellation);
        IEnumerable<ISymbol> methods = info.Symbol is { } chosen ? [chosen] : info.CandidateSymbols;
        Func<IEnumerable<string>>? names = methods.OfType<IMethodSymbol>()
            .Select(method => (Method: method, Parameter: named ?? method.Parameters.ElementAtOrDefault(index)?.Name))
            .Where(candidate => candidate.Parameter is not null)
            .Select(candidate => Names.GetValueOrDefault(($"{candidate.Method.ContainingType?.ToDisplayString()}.{candidate.Method.Name}", candidate.Parameter!)))
            .FirstOrDefault(found => found is not null);
        if (names is null) return Completions.None(position);

        int start = text.SpanStart + quote;
        bool closed = text.Text.Length > quote && text.Text[^1] == '"';
        return Completions.Matching(start, closed ? text.Span.End - 1 : position, model.SyntaxTree.GetText(cancellation).ToString()[start..position], names(), "value");
    }
}
