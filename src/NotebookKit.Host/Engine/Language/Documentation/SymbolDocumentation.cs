using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace NotebookKit.Host;

/// <summary>What is written about a symbol, <c>inheritdoc</c> followed.</summary>
internal static class SymbolDocumentation
{
    // An interface of an interface of a base class; a circle ends here too.
    private const int Deepest = 8;

    /// <summary>The comment's element, or null when there is none.</summary>
    public static XElement? Of(ISymbol symbol, Compilation compilation, CancellationToken cancellation) => Of(symbol, compilation, 0, cancellation);

    private static XElement? Of(ISymbol symbol, Compilation compilation, int depth, CancellationToken cancellation)
    {
        if (depth > Deepest) return null;
        ISymbol written = symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension.OriginalDefinition : symbol.OriginalDefinition;
        XElement? own = Parse(written.GetDocumentationCommentXml(cancellationToken: cancellation));
        if (own is null)
        {
            // What the compiler made has no comment of its own: a record's constructor, an accessor.
            return written is IMethodSymbol { MethodKind: MethodKind.Constructor } ? Of(written.ContainingType, compilation, depth + 1, cancellation) : null;
        }

        foreach (XElement inherit in own.Descendants("inheritdoc").ToArray())
        {
            XElement? source = Source(inherit, written, compilation) is { } from ? Of(from, compilation, depth + 1, cancellation) : null;
            if (inherit.Parent == own) own.Add(Missing(own, source));
            else inherit.AddBeforeSelf(source?.Element(inherit.Parent!.Name)?.Nodes());
            inherit.Remove();
        }

        return own;
    }

    private static ISymbol? Source(XElement inherit, ISymbol symbol, Compilation compilation) =>
        (string?)inherit.Attribute("cref") is { } id
            ? DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation)
            : symbol switch
            {
                INamedTypeSymbol type => type.BaseType is { SpecialType: SpecialType.None } parent ? parent : type.Interfaces.FirstOrDefault(),
                IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.ContainingType.BaseType?.InstanceConstructors
                    .FirstOrDefault(other => other.Parameters.Select(Type).SequenceEqual(constructor.Parameters.Select(Type), SymbolEqualityComparer.Default)),
                IMethodSymbol { OverriddenMethod: { } method } => method,
                IPropertySymbol { OverriddenProperty: { } property } => property,
                IEventSymbol { OverriddenEvent: { } @event } => @event,
                _ => symbol.ContainingType?.AllInterfaces.SelectMany(face => face.GetMembers(symbol.Name))
                    .FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(symbol.ContainingType.FindImplementationForInterfaceMember(member), symbol)),
            };

    private static ITypeSymbol Type(IParameterSymbol parameter) => parameter.Type;

    private static XElement[] Missing(XElement own, XElement? source) =>
        [.. source?.Elements().Where(section => !own.Elements(section.Name).Any(mine => SameSubject(mine, section))) ?? []];

    private static bool SameSubject(XElement one, XElement other) =>
        (string?)one.Attribute("name") == (string?)other.Attribute("name") && (string?)one.Attribute("cref") == (string?)other.Attribute("cref");

    private static XElement? Parse(string? xml)
    {
        if (string.IsNullOrWhiteSpace(xml)) return null;
        try
        {
            return XElement.Parse(xml, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return null; // a comment that is not XML says nothing, as for the compiler
        }
    }
}
