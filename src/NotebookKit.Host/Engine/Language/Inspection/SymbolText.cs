using Microsoft.CodeAnalysis;

namespace NotebookKit.Host;

/// <summary>A symbol as its declaration would begin.</summary>
internal static class SymbolText
{
    // Where a type comes from is part of what one wants to know of it; in a signature it would be noise.
    private static readonly SymbolDisplayFormat OfType =
        Style(SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces, SymbolDisplayMiscellaneousOptions.None);

    public static SymbolDisplayFormat Format { get; } =
        Style(SymbolDisplayTypeQualificationStyle.NameAndContainingTypes, SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    public static string Of(ISymbol symbol, SemanticModel model, int position) =>
        symbol is INamedTypeSymbol or INamespaceSymbol ? symbol.ToDisplayString(OfType) : symbol.ToMinimalDisplayString(model, position, Format);

    private static SymbolDisplayFormat Style(SymbolDisplayTypeQualificationStyle types, SymbolDisplayMiscellaneousOptions specialTypes) => new(
        typeQualificationStyle: types,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints | SymbolDisplayGenericsOptions.IncludeVariance,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeConstantValue,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
        parameterOptions: SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeModifiers,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        localOptions: SymbolDisplayLocalOptions.IncludeType | SymbolDisplayLocalOptions.IncludeConstantValue | SymbolDisplayLocalOptions.IncludeRef,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeNamespaceKeyword,
        miscellaneousOptions: specialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);
}
