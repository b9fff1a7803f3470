using System.Globalization;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace NotebookKit.Host;

/// <summary>Lays out what there is to say about a symbol.</summary>
internal static class SymbolPage
{
    /// <param name="found">The symbol.</param>
    /// <param name="model">The model it was found in.</param>
    /// <param name="position">Where: names are shortened as far as they could be there.</param>
    /// <param name="value">What the variable holds just now, in short; null for none.</param>
    /// <param name="withSource">Whether to show the declaration, where a cell has it.</param>
    /// <param name="cancellation">Ends the reading of documentation.</param>
    public static Inspection Lay(SymbolAtCursor found, SemanticModel model, int position, string? value, bool withSource, CancellationToken cancellation)
    {
        ISymbol symbol = found.Symbol;
        string overloads = found.Others switch
        {
            0 => "",
            1 => "  (+ 1 overload)",
            var others => string.Create(CultureInfo.InvariantCulture, $"  (+ {others} overloads)"),
        };
        List<DocBlock> page = [new DocBlock.Code(SymbolText.Of(symbol, model, position) + overloads)];
        if (value is not null) page.AddRange([new DocBlock.Heading("Value"), new DocBlock.Code(value)]);
        page.AddRange(Documentation(symbol, model.Compilation, cancellation));
        if (withSource && symbol is IMethodSymbol or INamedTypeSymbol && symbol.DeclaringSyntaxReferences is [var reference, ..])
            page.AddRange([new DocBlock.Heading("Source"), new DocBlock.Code(reference.GetSyntax(cancellation).ToString())]);
        return new Inspection(DocMarkdown.Render(page), DocHtml.Render(page), DocText.Render(page));
    }

    private static IEnumerable<DocBlock> Documentation(ISymbol symbol, Compilation compilation, CancellationToken cancellation)
    {
        if (symbol is IParameterSymbol { ContainingSymbol: { } owner })
            return Named(SymbolDocumentation.Of(owner, compilation, cancellation), "param", symbol.Name).SelectMany(DocReader.Read);
        if (symbol is ITypeParameterSymbol { ContainingSymbol: { } generic })
            return Named(SymbolDocumentation.Of(generic, compilation, cancellation), "typeparam", symbol.Name).SelectMany(DocReader.Read);
        if (SymbolDocumentation.Of(symbol, compilation, cancellation) is not { } comment) return [];

        return
        [
            .. comment.Elements("summary").SelectMany(DocReader.Read),
            .. Entries("Type parameters", comment.Elements("typeparam"), element => (string?)element.Attribute("name")),
            .. Entries("Parameters", comment.Elements("param"), element => (string?)element.Attribute("name")),
            .. Titled("Returns", comment.Elements("returns")),
            .. Titled("Property value", comment.Elements("value")),
            .. Entries("Exceptions", comment.Elements("exception"), element => (string?)element.Attribute("cref") is { } type ? MemberName.Of(type) : null),
            .. Titled("Remarks", comment.Elements("remarks")),
            .. Titled("Example", comment.Elements("example")),
        ];
    }

    private static IEnumerable<XElement> Named(XElement? comment, string section, string name) =>
        comment?.Elements(section).Where(element => (string?)element.Attribute("name") == name) ?? [];

    private static IEnumerable<DocBlock> Titled(string title, IEnumerable<XElement> sections)
    {
        DocBlock[] blocks = [.. sections.SelectMany(DocReader.Read)];
        return blocks.Length == 0 ? [] : [new DocBlock.Heading(title), .. blocks];
    }

    private static IEnumerable<DocBlock> Entries(string title, IEnumerable<XElement> sections, Func<XElement, string?> name)
    {
        IReadOnlyList<DocBlock>[] entries =
        [
            .. from section in sections
               let text = DocReader.Read(section)
               where text.Count > 0
               select DocBlock.Named(name(section) ?? "", text),
        ];
        return entries.Length == 0 ? [] : [new DocBlock.Heading(title), new DocBlock.Items(Numbered: false, entries)];
    }
}
