using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookKit.Host;

/// <summary>Reads what a submission declares. Only the types of its variables are worked out: no body is bound.</summary>
internal static class DeclarationReader
{
    private static readonly SymbolDisplayFormat Types = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static IEnumerable<string> Usings(SyntaxTree tree) =>
        tree.GetCompilationUnitRoot().Usings.Where(line => !line.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)).Select(line => line.WithoutTrivia().ToString());

    public static IEnumerable<CellDeclaration> Read(Compilation submission)
    {
        foreach (ISymbol member in submission.ScriptClass?.GetMembers() ?? [])
        {
            if (member.IsImplicitlyDeclared || !member.CanBeReferencedByName || member.DeclaringSyntaxReferences is not [var reference, ..]) continue;
            SyntaxNode syntax = reference.GetSyntax();
            switch (member)
            {
                case IFieldSymbol field:
                    yield return new CellDeclaration(field.Name, null, Variable(field, syntax));
                    break;
                case IMethodSymbol { MethodKind: MethodKind.Ordinary }:
                    yield return new CellDeclaration(member.Name, member.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat), Source(syntax));
                    break;
                case IPropertySymbol or INamedTypeSymbol:
                    yield return new CellDeclaration(member.Name, null, Source(syntax));
                    break;
            }
        }
    }

    private static string Variable(IFieldSymbol field, SyntaxNode syntax)
    {
        string name = SymbolDisplay.ToDisplayString(field, new SymbolDisplayFormat(miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers));
        ExpressionSyntax? initial = (syntax as VariableDeclaratorSyntax)?.Initializer?.Value;
        if (field.IsConst) return $"const {field.Type.ToDisplayString(Types)} {name} = {initial};";

        string modifiers = $"{(field.IsStatic ? "static " : "")}{(field.IsReadOnly ? "readonly " : "")}";
        // A type without a name cannot be written out: its expression says it.
        return !HasName(field.Type)
            ? $"{modifiers}{(initial is null ? $"object {name}" : $"var {name} = {initial}")};"
            : $"{modifiers}{field.Type.ToDisplayString(Types)} {name};";
    }

    private static bool HasName(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => HasName(array.ElementType),
        IPointerTypeSymbol pointer => HasName(pointer.PointedAtType),
        INamedTypeSymbol named => !named.IsAnonymousType && named.TypeArguments.All(HasName),
        _ => true,
    };

    /// <summary>A declaration's text with its documentation comment and without directives, whose other halves may lie outside.</summary>
    private static string Source(SyntaxNode declaration)
    {
        var text = new StringBuilder();
        foreach (SyntaxTrivia trivia in declaration.GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)))
            text.Append(trivia.ToFullString());

        int start = text.Length - declaration.SpanStart;
        text.Append(declaration.ToString());
        if (declaration.ContainsDirectives)
        {
            foreach (SyntaxTrivia trivia in declaration.DescendantTrivia().Where(trivia => trivia.IsDirective || trivia.IsKind(SyntaxKind.DisabledTextTrivia)))
                for (int i = Math.Max(trivia.SpanStart, declaration.SpanStart); i < Math.Min(trivia.Span.End, declaration.Span.End); i++)
                    if (text[start + i] != '\n') text[start + i] = ' ';
        }

        return text.ToString();
    }
}
