using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookKit.Host;

/// <summary>Tells how the call at the cursor can be made.</summary>
internal static class SignatureFinder
{
    public static SignatureHelp? Find(SemanticModel model, SyntaxNode root, int position, CancellationToken cancellation)
    {
        if (CallAtCursor.Find(model, root, position, cancellation) is not { } call) return null;

        (int index, string? name) = Argument(call.Arguments, position);
        bool types = call.Arguments is TypeArgumentListSyntax;
        int given = Count(call.Arguments);
        ISymbol[] candidates = [.. call.Candidates.OrderBy(candidate => Parameters(candidate, types).Count)];
        int active = Array.FindIndex(candidates, candidate => SymbolEqualityComparer.Default.Equals(candidate, call.Chosen) && Takes(candidate, given, types));
        if (active < 0) active = Array.FindIndex(candidates, candidate => Takes(candidate, Math.Max(given, index + 1), types));
        if (active < 0) active = candidates.Length - 1;

        IReadOnlyList<ISymbol> parameters = Parameters(candidates[active], types);
        int parameter = name is null ? -1 : parameters.ToList().FindIndex(candidate => candidate.Name == name);
        if (parameter < 0) parameter = parameters is [.., IParameterSymbol { IsParams: true }] ? Math.Min(index, parameters.Count - 1) : index;
        return new SignatureHelp([.. candidates.Select(candidate => Signature(candidate, types, model, position, cancellation))], active, parameter);
    }

    private static Signature Signature(ISymbol candidate, bool types, SemanticModel model, int position, CancellationToken cancellation)
    {
        XElement? documentation = SymbolDocumentation.Of(candidate, model.Compilation, cancellation);
        string section = types ? "typeparam" : "param";
        return new Signature(
            SymbolText.Of(candidate, model, position),
            Text(documentation?.Element("summary")),
            [.. Parameters(candidate, types).Select(parameter => new SignatureParameter(
                parameter.Name,
                parameter.ToMinimalDisplayString(model, position, SymbolText.Format),
                Text(documentation?.Elements(section).FirstOrDefault(element => (string?)element.Attribute("name") == parameter.Name))))]);
    }

    private static string Text(XElement? section) => section is null ? "" : DocText.Render(DocReader.Read(section)).Trim();

    private static IReadOnlyList<ISymbol> Parameters(ISymbol candidate, bool types) => candidate switch
    {
        IMethodSymbol method => types ? method.TypeParameters : method.Parameters,
        IPropertySymbol indexer => indexer.Parameters,
        INamedTypeSymbol type => type.TypeParameters,
        _ => [],
    };

    private static bool Takes(ISymbol candidate, int arguments, bool types) =>
        Parameters(candidate, types) is var parameters && (arguments <= parameters.Count || parameters is [.., IParameterSymbol { IsParams: true }]);

    private static int Count(SyntaxNode arguments) => arguments.ChildNodes().Count(node => !node.IsMissing && node is not OmittedTypeArgumentSyntax && node.Span.Length > 0);

    private static (int Index, string? Name) Argument(SyntaxNode arguments, int position)
    {
        SyntaxToken[] commas = [.. arguments.ChildTokens().Where(token => token.IsKind(SyntaxKind.CommaToken) && !token.IsMissing && token.Span.End <= position)];
        int from = commas.Length == 0 ? arguments.SpanStart : commas[^1].Span.End;
        SyntaxNode? current = arguments.ChildNodes().FirstOrDefault(node => node.SpanStart >= from);
        return (commas.Length, (current as ArgumentSyntax)?.NameColon?.Name.Identifier.ValueText ?? (current as AttributeArgumentSyntax)?.NameColon?.Name.Identifier.ValueText);
    }
}
