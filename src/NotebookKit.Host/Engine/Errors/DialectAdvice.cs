using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace NotebookKit.Host;

/// <summary>
/// What to write instead where cells differ from files: Roslyn's words for it mean nothing to somebody who pasted a line
/// that compiles elsewhere.
/// </summary>
internal static partial class DialectAdvice
{
    public static string? For(string code, IReadOnlyList<Diagnostic> errors)
    {
        foreach (Diagnostic error in errors)
        {
            string line = code.ReplaceLineEndings("\n").Split('\n').ElementAtOrDefault(error.Location.GetLineSpan().StartLinePosition.Line) ?? "";
            string? advice = error.Id switch
            {
                _ when UsingDeclaration().IsMatch(line) =>
                    "In a cell, which has no end of scope, write using (var x = …) { … }, or put { … } around the lines.",
                "CS7021" => "In a cell there are no namespaces: declare the types without one.",
                "CS1109" => "In a cell, write the extension method outside of any class: static int Twice(this int x) => 2 * x;",
                "CS9283" or "CS9282" =>
                    "In a cell there are no extension blocks: write an extension method outside of any class, static int Twice(this int x) => 2 * x;",
                "CS0229" when error.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Contains("TensorStringStyle") =>
                    "Write TorchSharp.TensorStringStyle, or x.jlstr() and x.npstr().",
                "CS9051" or "CS9054" => "In a cell there are no file types: leave the word file out.",
                _ => null,
            };
            if (advice is not null) return advice;
        }

        return null;
    }

    [GeneratedRegex(@"^\s*(await\s+)?using\s+(var|[A-Za-z_][\w.<>,\[\]?]*)\s+\w+\s*=")]
    private static partial Regex UsingDeclaration();
}
