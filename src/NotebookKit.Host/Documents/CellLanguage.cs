namespace NotebookKit.Host;

/// <summary>The names that notebooks have for the languages of their cells.</summary>
internal static class CellLanguage
{
    public const string CSharp = "csharp";
    public const string Html = "html";
    public const string Markdown = "markdown";

    // What .NET Interactive's documents name; one that is not here still counts when the document's #!meta lists it.
    private static readonly string[] DibKernels =
        ["csharp", "c#", "fsharp", "f#", "pwsh", "powershell", "javascript", "js", "html", "markdown", "mermaid", "sql", "kql", "http", "value", "python", "r"];

    public static IReadOnlyCollection<string> KnownToDib => DibKernels;

    /// <summary>Whether a whole notebook of this language is ours to run. A polyglot one is: each cell says its own.</summary>
    public static bool IsNotebookLanguage(string name) => name.ToLowerInvariant() is "c#" or "csharp" or "polyglot-notebook" or "dotnet-interactive";

    /// <summary>The name without its aliases: "C#" and "c#" are "csharp".</summary>
    public static string Normalize(string name) => name.ToLowerInvariant() switch
    {
        "c#" or "csharp" or ".net-csharp" or "polyglot-notebook" or "dotnet-interactive" => CSharp,
        var other => other,
    };
}
