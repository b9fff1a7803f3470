using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookKit.Host;

/// <summary>What the name under a cursor, or just before it, stands for.</summary>
/// <param name="Symbol">The symbol; of several overloads the chosen or the first one.</param>
/// <param name="Others">How many more overloads there are.</param>
internal sealed record SymbolAtCursor(ISymbol Symbol, int Others)
{
    public static SymbolAtCursor? Find(SemanticModel model, SyntaxNode root, int position, CancellationToken cancellation)
    {
        foreach (int at in new[] { position, position - 1 })
        {
            if (at < 0 || at > root.FullSpan.End) continue;
            SyntaxToken token = root.FindToken(at);
            if (token.Span.Contains(at) && Of(model, token, cancellation) is { } found) return found;
        }

        return CallAtCursor.Find(model, root, position, cancellation) is { Arguments: not TypeArgumentListSyntax } call
            ? new SymbolAtCursor(call.Chosen ?? call.Candidates[0], call.Candidates.Count - 1)
            : null;
    }

    private static SymbolAtCursor? Of(SemanticModel model, SyntaxToken token, CancellationToken cancellation)
    {
        if (token.Parent is not { } node) return null;
        if (token.IsKind(SyntaxKind.NewKeyword) && node is BaseObjectCreationExpressionSyntax) return Of(model, node, cancellation);
        if (node is PredefinedTypeSyntax or ThisExpressionSyntax or BaseExpressionSyntax) return model.GetTypeInfo(node, cancellation).Type is { } type ? new SymbolAtCursor(type, 0) : null;
        if (!token.IsKind(SyntaxKind.IdentifierToken)) return null;
        if (model.GetDeclaredSymbol(node, cancellation) is { } declared) return new SymbolAtCursor(declared, 0);

        // A type's name after "new" means the constructor that is called.
        SyntaxNode name = node;
        while (name.Parent is QualifiedNameSyntax qualified && qualified.Right == name) name = qualified;
        return name.Parent is ObjectCreationExpressionSyntax creation && creation.Type == name && Of(model, creation, cancellation) is { } constructor
            ? constructor
            : Of(model, node, cancellation);
    }

    private static SymbolAtCursor? Of(SemanticModel model, SyntaxNode node, CancellationToken cancellation)
    {
        SymbolInfo info = model.GetSymbolInfo(node, cancellation);
        ISymbol[] group = [.. model.GetMemberGroup(node, cancellation)];
        ISymbol? symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault() ?? group.FirstOrDefault();
        if (symbol is IAliasSymbol alias) symbol = alias.Target;
        return symbol is null or IErrorTypeSymbol ? null : new SymbolAtCursor(symbol, Math.Max(0, group.Length - 1));
    }
}
