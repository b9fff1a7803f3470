using System.Text.RegularExpressions;

namespace NotebookKit.Host;

/// <summary>Text that was coloured for a terminal, without its escape sequences (ECMA-48) and other control characters.</summary>
internal static partial class AnsiText
{
    public static string Strip(string text) => Escapes().Replace(text, "");

    [GeneratedRegex(@"\e\[[0-?]*[ -/]*[@-~]|\e\][^\a\e]*(\a|\e\\)?|\e[@-_]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")]
    private static partial Regex Escapes();
}
