using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookKit.Host;

/// <summary>The call whose arguments a cursor is in.</summary>
/// <param name="Arguments">The list, with its brackets.</param>
/// <param name="Candidates">What can be called: methods, constructors, indexers; types or methods when they are type arguments.</param>
/// <param name="Chosen">The one that the compiler takes, if it can tell.</param>
internal sealed record CallAtCursor(SyntaxNode Arguments, IReadOnlyList<ISymbol> Candidates, ISymbol? Chosen)
{
    /// <summary>Finds the innermost call around a position that resolves to anything.</summary>
    public static CallAtCursor? Find(SemanticModel model, SyntaxNode root, int position, CancellationToken cancellation)
    {
        SyntaxToken left = root.FindToken(Math.Max(0, position - 1), findInsideTrivia: false);
        if (left.SpanStart >= position) left = left.GetPreviousToken();
        foreach (SyntaxNode node in left.Parent?.AncestorsAndSelf() ?? [])
        {
            if (node is AnonymousFunctionExpressionSyntax { Block: not null } or BlockSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax) return null;
            if (!Encloses(node, position)) continue;
            ISymbol[] candidates = [.. Callable(model, node, position, cancellation).Distinct(SymbolEqualityComparer.Default)];
            if (candidates.Length > 0 && node.Parent is { } call) return new CallAtCursor(node, candidates, model.GetSymbolInfo(call, cancellation).Symbol);
        }

        return null;
    }

    private static bool Encloses(SyntaxNode node, int position) => node switch
    {
        BaseArgumentListSyntax or AttributeArgumentListSyntax or TypeArgumentListSyntax or ArrayRankSpecifierSyntax =>
            node.GetFirstToken(includeZeroWidth: true).Span.End <= position
            && (node.GetLastToken(includeZeroWidth: true) is { IsMissing: true } || position <= node.GetLastToken(includeZeroWidth: true).SpanStart),
        _ => false,
    };

    private static IEnumerable<ISymbol> Callable(SemanticModel model, SyntaxNode arguments, int position, CancellationToken cancellation) => arguments.Parent switch
    {
        InvocationExpressionSyntax call => Methods(model, call.Expression, cancellation),
        ObjectCreationExpressionSyntax creation => Constructors(model, model.GetSymbolInfo(creation.Type, cancellation), position),
        ImplicitObjectCreationExpressionSyntax creation => Constructors(model, model.GetTypeInfo(creation, cancellation), position),
        ConstructorInitializerSyntax { Parent: ConstructorDeclarationSyntax constructor } initializer => Constructors(model, model.GetDeclaredSymbol(constructor, cancellation)?.ContainingType, initializer, position),
        PrimaryConstructorBaseTypeSyntax parent => Constructors(model, model.GetSymbolInfo(parent.Type, cancellation), position),
        AttributeSyntax attribute => model.GetMemberGroup(attribute, cancellation),
        ElementAccessExpressionSyntax access => model.GetIndexerGroup(access.Expression, cancellation),
        // "ages[" reads like the beginning of an array's type until something stands between the brackets.
        ArrayTypeSyntax { ElementType: NameSyntax name } => Indexers(model.GetSpeculativeTypeInfo(name.SpanStart, name, SpeculativeBindingOption.BindAsExpression).Type),
        GenericNameSyntax generic => Generic(model, generic, position, cancellation),
        _ => [],
    };

    private static IEnumerable<ISymbol> Methods(SemanticModel model, ExpressionSyntax called, CancellationToken cancellation)
    {
        IEnumerable<ISymbol> group = model.GetMemberGroup(called, cancellation);
        return group.Any() ? group
            : model.GetTypeInfo(called, cancellation).Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } ? [invoke]
            : [];
    }

    private static IEnumerable<ISymbol> Constructors(SemanticModel model, SymbolInfo type, int position) =>
        (type.Symbol ?? type.CandidateSymbols.FirstOrDefault()) is INamedTypeSymbol named ? Constructors(model, named, position) : [];

    private static IEnumerable<ISymbol> Constructors(SemanticModel model, TypeInfo type, int position) =>
        (type.Type is null or IErrorTypeSymbol ? type.ConvertedType : type.Type) is INamedTypeSymbol named ? Constructors(model, named, position) : [];

    private static IEnumerable<ISymbol> Constructors(SemanticModel model, INamedTypeSymbol type, int position) =>
        type.InstanceConstructors.Where(constructor => model.IsAccessible(position, constructor));

    private static IEnumerable<ISymbol> Constructors(SemanticModel model, INamedTypeSymbol? type, ConstructorInitializerSyntax initializer, int position) =>
        (initializer.ThisOrBaseKeyword.IsKind(SyntaxKind.BaseKeyword) ? type?.BaseType : type) is { } target ? Constructors(model, target, position) : [];

    private static IEnumerable<ISymbol> Indexers(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
            foreach (IPropertySymbol property in type.GetMembers().OfType<IPropertySymbol>())
                if (property is { IsIndexer: true, DeclaredAccessibility: Accessibility.Public }) yield return property;
    }

    private static IEnumerable<ISymbol> Generic(SemanticModel model, GenericNameSyntax generic, int position, CancellationToken cancellation)
    {
        INamespaceOrTypeSymbol? container = generic.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == generic =>
                model.GetSymbolInfo(access.Expression, cancellation).Symbol as INamespaceOrTypeSymbol ?? model.GetTypeInfo(access.Expression, cancellation).Type,
            QualifiedNameSyntax name when name.Right == generic => model.GetSymbolInfo(name.Left, cancellation).Symbol as INamespaceOrTypeSymbol,
            _ => null,
        };
        return model.LookupSymbols(position, container, generic.Identifier.ValueText, includeReducedExtensionMethods: true)
            .Where(symbol => symbol is INamedTypeSymbol { Arity: > 0 } or IMethodSymbol { Arity: > 0 });
    }
}
