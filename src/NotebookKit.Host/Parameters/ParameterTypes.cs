using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookKit.Host;

/// <summary>The type that a declaration's syntax says: by name, or for <c>var</c> by the value it begins with.</summary>
internal static class ParameterTypes
{
    /// <summary>The type of that name, or null for one that cannot be set from outside.</summary>
    public static ParameterType? Of(TypeSyntax type, IReadOnlyDictionary<string, ChoiceType> choices) => type switch
    {
        NullableTypeSyntax nullable => Of(nullable.ElementType, choices) is { } inner ? new NullableType(inner) : null,
        ArrayTypeSyntax { RankSpecifiers: [{ Rank: 1 }] } array => Of(array.ElementType, choices) is { } item ? new ListType(item) : null,
        _ => (ParameterType?)ScalarType.Of(type.ToString()) ?? choices.GetValueOrDefault(type.ToString()),
    };

    /// <summary>The type that <c>var</c> stands for before this value, or null.</summary>
    public static ParameterType? OfValue(ExpressionSyntax? value, IReadOnlyDictionary<string, ChoiceType> choices) => value switch
    {
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression or (int)SyntaxKind.UnaryPlusExpression } sign => OfValue(sign.Operand, choices),
        LiteralExpressionSyntax literal => OfLiteral(literal.Token.Value),
        ImplicitArrayCreationExpressionSyntax { Initializer.Expressions: [var first, ..] } => OfValue(first, choices) is { } item ? new ListType(item) : null,
        ArrayCreationExpressionSyntax array => Of(array.Type, choices),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } when called.Name.ToString().StartsWith("From", StringComparison.Ordinal) => OfOwner(called, "TimeSpan"),
        ObjectCreationExpressionSyntax created when ScalarType.Of(created.Type.ToString()) is { Name: "TimeSpan" or "DateTime" } moment => moment,
        MemberAccessExpressionSyntax member => choices.GetValueOrDefault(member.Expression.ToString()),
        _ => null,
    };

    private static ScalarType? OfOwner(MemberAccessExpressionSyntax called, string name) =>
        ScalarType.Of(called.Expression.ToString()) is { } owner && owner.Name == name ? owner : null;

    private static ScalarType? OfLiteral(object? value) => value switch
    {
        string => ScalarType.Of("string"),
        int => ScalarType.Of("int"),
        long => ScalarType.Of("long"),
        double => ScalarType.Of("double"),
        float => ScalarType.Of("float"),
        decimal => ScalarType.Of("decimal"),
        bool => ScalarType.Of("bool"),
        _ => null,
    };
}
