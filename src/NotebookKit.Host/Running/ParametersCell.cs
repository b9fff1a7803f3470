using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookKit.Host;

/// <summary>Reads which parameters a notebook takes from the syntax of its parameters cell, without running it.</summary>
internal static class ParametersCell
{
    private static readonly string[] Types = ["string", "int", "long", "double", "bool"];

    public static IReadOnlyList<NotebookParameter> Read(string source)
    {
        var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(source, SubmissionChain.Dialect).GetRoot();
        return [.. root.Members.SelectMany(Of)];
    }

    // A top-level variable of a script is a field; a constant is a local declaration or a field, depending on its place.
    private static IEnumerable<NotebookParameter> Of(MemberDeclarationSyntax member) => member switch
    {
        FieldDeclarationSyntax field => Of(field.Declaration, field.Modifiers.Any(SyntaxKind.ConstKeyword)),
        GlobalStatementSyntax { Statement: LocalDeclarationStatementSyntax local } => Of(local.Declaration, local.IsConst),
        _ => [],
    };

    private static IEnumerable<NotebookParameter> Of(VariableDeclarationSyntax declaration, bool isConstant) =>
        from variable in declaration.Variables
        let type = declaration.Type.IsVar ? TypeOf(variable.Initializer?.Value) : declaration.Type.ToString()
        where Types.Contains(type)
        select new NotebookParameter(variable.Identifier.ValueText, type, isConstant);

    private static string? TypeOf(ExpressionSyntax? value) => value switch
    {
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression or (int)SyntaxKind.UnaryPlusExpression } sign => TypeOf(sign.Operand),
        LiteralExpressionSyntax literal => literal.Token.Value switch
        {
            string => "string",
            int => "int",
            long => "long",
            double => "double",
            bool => "bool",
            _ => null,
        },
        _ => null,
    };
}
