using System.Net;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Classification;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace NotebookKit.Host;

/// <summary>
/// C# as HTML with a class on each kind of token, from Roslyn's own classifier. All cells are read as one script, so that
/// a type or variable of one cell is known in the next.
/// </summary>
internal static class CodeHighlighter
{
    public static IReadOnlyDictionary<NotebookCell, string> Highlight(IEnumerable<NotebookCell> cells)
    {
        var script = new StringBuilder();
        var spans = new List<(NotebookCell Cell, TextSpan Span)>();
        foreach (NotebookCell cell in cells)
        {
            spans.Add((cell, new TextSpan(script.Length, cell.Source.Length)));
            script.Append(cell.Source).Append('\n');
        }

        using var workspace = new AdhocWorkspace();
        Document document = Document(workspace, SourceText.From(script.ToString()));
        ClassifiedSpan[] classified = [.. Classifier.GetClassifiedSpansAsync(document, new TextSpan(0, script.Length)).GetAwaiter().GetResult()];
        return spans.ToDictionary(pair => pair.Cell, pair => Render(script.ToString(), pair.Span, classified));
    }

    private static Document Document(AdhocWorkspace workspace, SourceText text)
    {
        var project = ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "notebook", "notebook", LanguageNames.CSharp,
            parseOptions: SubmissionChain.Dialect,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, usings: SubmissionChain.Imports),
            metadataReferences: HostAssemblies.Framework.Concat(HostAssemblies.Kit));
        workspace.AddProject(project);
        return workspace.AddDocument(DocumentInfo.Create(
            DocumentId.CreateNewId(project.Id), "notebook", sourceCodeKind: SourceCodeKind.Script,
            loader: TextLoader.From(TextAndVersion.Create(text, VersionStamp.Default))));
    }

    private static string Render(string script, TextSpan cell, ClassifiedSpan[] classified)
    {
        var html = new StringBuilder();
        int position = cell.Start;
        foreach (ClassifiedSpan span in classified)
        {
            // "static symbol" and the like come on top of a token's own class.
            if (span.TextSpan.Start < position || span.TextSpan.End > cell.End || ClassOf(span.ClassificationType) is not { } style) continue;
            html.Append(Encode(script[position..span.TextSpan.Start]));
            html.Append("<span class=\"").Append(style).Append("\">").Append(Encode(script[span.TextSpan.Start..span.TextSpan.End])).Append("</span>");
            position = span.TextSpan.End;
        }

        return html.Append(Encode(script[position..cell.End])).ToString();
    }

    private static string? ClassOf(string classification) => classification switch
    {
        ClassificationTypeNames.Keyword or ClassificationTypeNames.ControlKeyword or ClassificationTypeNames.PreprocessorKeyword => "k",
        ClassificationTypeNames.StringLiteral or ClassificationTypeNames.VerbatimStringLiteral or ClassificationTypeNames.PreprocessorText => "s",
        ClassificationTypeNames.StringEscapeCharacter => "e",
        ClassificationTypeNames.NumericLiteral => "n",
        ClassificationTypeNames.Comment or ClassificationTypeNames.ExcludedCode => "c",
        ClassificationTypeNames.MethodName or ClassificationTypeNames.ExtensionMethodName => "m",
        ClassificationTypeNames.ClassName or ClassificationTypeNames.RecordClassName or ClassificationTypeNames.StructName
            or ClassificationTypeNames.RecordStructName or ClassificationTypeNames.InterfaceName or ClassificationTypeNames.EnumName
            or ClassificationTypeNames.DelegateName or ClassificationTypeNames.TypeParameterName => "t",
        _ when classification.StartsWith("xml doc comment", StringComparison.Ordinal) => "c",
        _ => null,
    };

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
