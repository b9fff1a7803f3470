using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookKit.Host;

/// <summary>Reads which parameters a notebook takes from the syntax of its parameters cell, without running it.</summary>
internal static class ParametersCell
{
    /// <summary>The cell with the defaults, or null.</summary>
    public static NotebookCell? Find(Notebook notebook) =>
        notebook.Cells.FirstOrDefault(cell => cell.Kind == CellKind.Code && cell.HasTag(CellTags.Parameters));

    /// <summary>The parameters of a notebook; none where it has no parameters cell.</summary>
    public static IReadOnlyList<NotebookParameter> Of(Notebook notebook)
    {
        if (Find(notebook) is not { } cell) return [];
        // An enumeration may be declared in a cell before.
        IEnumerable<NotebookCell> before = notebook.Cells.TakeWhile(other => other != cell).Where(other => other.Kind == CellKind.Code && other.Source.Contains("enum ", StringComparison.Ordinal));
        return Read(cell.Source, before.Select(other => other.Source));
    }

    /// <param name="source">The parameters cell.</param>
    /// <param name="before">Cells that may declare enumerations.</param>
    public static IReadOnlyList<NotebookParameter> Read(string source, params IEnumerable<string> before)
    {
        CompilationUnitSyntax root = Parse(source);
        Dictionary<string, ChoiceType> choices = before.Select(Parse).Append(root)
            .SelectMany(unit => unit.DescendantNodes().OfType<EnumDeclarationSyntax>())
            .GroupBy(declaration => declaration.Identifier.ValueText)
            .ToDictionary(group => group.Key, group => new ChoiceType(group.Key, [.. group.Last().Members.Select(member => member.Identifier.ValueText)]));
        return [.. root.Members.SelectMany(member => Of(member, choices))];
    }

    private static CompilationUnitSyntax Parse(string source) =>
        (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(source, SubmissionChain.Dialect).GetRoot();

    // A top-level variable of a script is a field; a constant is a local declaration or a field, depending on its place.
    private static IEnumerable<NotebookParameter> Of(MemberDeclarationSyntax member, IReadOnlyDictionary<string, ChoiceType> choices) => member switch
    {
        FieldDeclarationSyntax field => Of(field.Declaration, field.Modifiers.Any(SyntaxKind.ConstKeyword), ParameterComment.Of(field), choices),
        GlobalStatementSyntax { Statement: LocalDeclarationStatementSyntax local } => Of(local.Declaration, local.IsConst, ParameterComment.Of(local), choices),
        _ => [],
    };

    private static IEnumerable<NotebookParameter> Of(VariableDeclarationSyntax declaration, bool isConstant, string comment, IReadOnlyDictionary<string, ChoiceType> choices) =>
        from variable in declaration.Variables
        let value = variable.Initializer?.Value
        let type = declaration.Type.IsVar ? ParameterTypes.OfValue(value, choices) : ParameterTypes.Of(declaration.Type, choices)
        where type is not null
        select new NotebookParameter(variable.Identifier.ValueText, type, isConstant) { Default = value?.ToString() ?? "", Comment = comment };
}
