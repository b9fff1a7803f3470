using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NotebookKit.Host;

/// <summary>Describes a notebook from its text, without running it.</summary>
internal static partial class NotebookReader
{
    private static readonly string[] TagsOfInterest =
    [
        CellTags.Slow, CellTags.Gpu, CellTags.Network, CellTags.SkipExecution, CellTags.RaisesException, NotebookComparison.IgnoreOutput, CellTags.RemoveInput,
    ];

    public static NotebookDescription Describe(Notebook notebook)
    {
        NotebookCell[] code = [.. notebook.Cells.Where(cell => cell.Kind == CellKind.Code)];
        DescribedParameter[] parameters = [.. ParametersCell.Of(notebook).Select(parameter => new DescribedParameter(parameter.Name, parameter.Type.Name, parameter.Type.Form, parameter.Default, parameter.Comment))];
        return new NotebookDescription
        {
            Path = notebook.Path,
            Title = new PageMarkdown(".").Title(notebook) ?? Path.GetFileNameWithoutExtension(notebook.Path),
            Language = "C#",
            CodeCells = code.Length,
            OtherCells = notebook.Cells.Count - code.Length,
            Facts = OpeningTable.Of(notebook),
            Datasets = [.. Datasets.Names.Intersect(code.SelectMany(cell => Literals(cell.Source)))],
            Packages = [.. code.SelectMany(cell => PackageLine().Matches(cell.Source)).Select(match => match.Groups[1].Value.Trim()).Distinct()],
            Tags = TagsOfInterest.Select(tag => (Tag: tag, Count: notebook.Cells.Count(cell => cell.HasTag(tag)))).Where(pair => pair.Count > 0).ToDictionary(pair => pair.Tag, pair => pair.Count),
            Parameters = parameters,
            Example = Example(notebook.Path, parameters),
        };
    }

    private static IEnumerable<string> Literals(string source) =>
        CSharpSyntaxTree.ParseText(source, SubmissionChain.Dialect).GetRoot().DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.StringLiteralToken))
            .Select(token => token.ValueText);

    // The first parameter with its default shows the form; a constant expression's code is not a value to type.
    private static string Example(string path, IReadOnlyList<DescribedParameter> parameters)
    {
        DescribedParameter? first = parameters.FirstOrDefault(parameter => Plain().IsMatch(parameter.Default));
        string value = first is null ? "" : $" -p {first.Name}={first.Default.Trim('"')}";
        return $"nbkit run {RerunCommand.Quoted(path)} --html{value}";
    }

    [GeneratedRegex("""^\s*#r\s+"nuget:\s*([^"]+)"$""", RegexOptions.Multiline)]
    private static partial Regex PackageLine();

    [GeneratedRegex("""^("[\w.:/-]+"|-?[\w.]+)$""")]
    private static partial Regex Plain();
}
