using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NotebookKit.Host;

/// <summary>Reads what the compiler would say about a cell.</summary>
internal static class DiagnosticReader
{
    // "?" after a type says something only where nullable types are on, and cells run without; assembly versions are the host's business.
    private static readonly string[] Unwanted = ["CS8632", "CS1701", "CS1702"];

    // An expression as a statement: right where it is the value of a part of the cell.
    private const string NoStatement = "CS0201";

    public static IReadOnlyList<CellDiagnostic> Read(SemanticModel model, CellSource source, CancellationToken cancellation)
    {
        SyntaxNode root = model.SyntaxTree.GetRoot(cancellation);
        return
        [
            .. model.GetDiagnostics(cancellationToken: cancellation)
                .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !Unwanted.Contains(diagnostic.Id) && !IsValueOfPart(diagnostic, root, source))
                .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
                .Select(Describe),
        ];
    }

    private static bool IsValueOfPart(Diagnostic diagnostic, SyntaxNode root, CellSource source) =>
        diagnostic.Id == NoStatement
        && root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<ExpressionStatementSyntax>() is { } statement
        && !source.IsCSharp(statement.SemicolonToken.SpanStart);

    private static CellDiagnostic Describe(Diagnostic diagnostic)
    {
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        LinePosition start = span.StartLinePosition, end = span.EndLinePosition;
        return new CellDiagnostic(
            diagnostic.Severity == DiagnosticSeverity.Error, diagnostic.Id, diagnostic.GetMessage(CultureInfo.InvariantCulture),
            start.Line + 1, start.Character + 1, end.Line + 1, end.Character + 1);
    }
}
