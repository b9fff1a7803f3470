using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookKit.Host;

/// <summary>
/// The lines of a C# cell that are for the host, and the code without them: each becomes a comment, so that the compiler's
/// line numbers stay the cell's. Found in the syntax tree: a line of a raw string that looks like one is left alone.
/// </summary>
/// <param name="Code">The cell's C#.</param>
/// <param name="Packages">The packages it asks for.</param>
/// <param name="Files">The assemblies it asks for.</param>
internal sealed record CellDirectives(string Code, IReadOnlyList<PackageRequest> Packages, IReadOnlyList<FileReference> Files)
{
    /// <exception cref="CellSourceException">A line has no meaning here.</exception>
    public static CellDirectives Read(string code)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(code, SubmissionChain.Dialect).GetRoot();
        var packages = new List<PackageRequest>();
        var files = new List<FileReference>();
        var text = new StringBuilder(code);
        foreach (SyntaxTrivia trivia in root.DescendantTrivia().Where(trivia => trivia.IsDirective))
        {
            int line = trivia.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
            switch (trivia.GetStructure())
            {
                case ReferenceDirectiveTriviaSyntax reference:
                    string target = reference.File.ValueText;
                    if (PackageRequest.Parse(target, line) is { } package) packages.Add(package);
                    else files.Add(new FileReference(target, line));
                    break;
                case BadDirectiveTriviaSyntax { Identifier.Text: "i" }:
                    break; // a source of packages: nothing here is fetched
                case ShebangDirectiveTriviaSyntax or BadDirectiveTriviaSyntax { Identifier.Text: "!" }:
                    throw new CellSourceException(line, $"{CellMagics.NameIn(trivia.ToString())} has to stand in the cell's first line.");
                default:
                    continue;
            }

            text[trivia.SpanStart] = text[trivia.SpanStart + 1] = '/';
        }

        return new CellDirectives(text.ToString(), packages, files);
    }
}
