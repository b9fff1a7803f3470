using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookKit.Host;

/// <summary>
/// The lines of C# that are for the host, and the code without them: each becomes a comment, so that the compiler's
/// line numbers stay the cell's. Found in the syntax tree: a line of a raw string that looks like one is left alone.
/// </summary>
/// <param name="Code">The C#.</param>
/// <param name="Packages">The packages it asks for.</param>
/// <param name="Files">The assemblies it asks for.</param>
/// <param name="Sources">Where it lets packages come from: the text between the quotes, and the line.</param>
internal sealed record CellDirectives(
    string Code, IReadOnlyList<PackageRequest> Packages, IReadOnlyList<FileReference> Files, IReadOnlyList<(string Text, int Line)> Sources)
{
    /// <param name="code">The C#.</param>
    /// <param name="line">Where it begins in its cell, for the error.</param>
    /// <exception cref="CellSourceException">It is nested too deep to be compiled.</exception>
    public static CellDirectives Read(string code, int line = 1)
    {
        SyntaxTree tree = Nesting.Parse(code) ?? throw new CellSourceException(line, Nesting.TooDeep);
        if (!code.Contains('#')) return new CellDirectives(code, [], [], []);

        var packages = new List<PackageRequest>();
        var files = new List<FileReference>();
        var sources = new List<(string, int)>();
        var text = new StringBuilder(code);
        foreach (SyntaxTrivia trivia in tree.GetRoot().DescendantTrivia().Where(trivia => trivia.IsDirective))
        {
            int at = trivia.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
            switch (trivia.GetStructure())
            {
                case ReferenceDirectiveTriviaSyntax reference:
                    string target = reference.File.ValueText;
                    if (PackageRequest.Parse(target, at) is { } package) packages.Add(package);
                    else files.Add(new FileReference(target, at));
                    break;
                case BadDirectiveTriviaSyntax { Identifier.Text: "i" }:
                    sources.Add((trivia.ToString()[2..].Trim(' ', '\t', '"', ';'), at));
                    break;
                default:
                    continue;
            }

            text[trivia.SpanStart] = text[trivia.SpanStart + 1] = '/';
        }

        return new CellDirectives(text.ToString(), packages, files, sources);
    }
}
