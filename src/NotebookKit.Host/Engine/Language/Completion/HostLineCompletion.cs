using System.Text.RegularExpressions;

namespace NotebookKit.Host;

/// <summary>Completes the lines that are for the host: names of magics, packages and their versions.</summary>
internal static partial class HostLineCompletion
{
    public static Completions Find(string text, int position, IEnumerable<string> magics)
    {
        int start = position == 0 ? 0 : text.LastIndexOf('\n', position - 1) + 1;
        string line = text[start..position];
        if (Magic().Match(line) is { Success: true } magic)
            return Completions.Matching(start + magic.Groups["name"].Index, EndOfWord(text, position), magic.Groups["name"].Value, magics.Order(StringComparer.Ordinal), "magic");
        if (Package().Match(line) is not { Success: true } package) return Completions.None(position);

        Group id = package.Groups["id"], version = package.Groups["version"];
        return version.Success
            ? Completions.Matching(start + version.Index, EndOfPart(text, position, '"'), version.Value, KnownPackages.Versions(id.Value), "version")
            : Completions.Matching(start + id.Index, EndOfPart(text, position, '"', ','), id.Value, KnownPackages.Names(id.Value), "package");
    }

    private static int EndOfWord(string text, int position)
    {
        while (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] is '-' or '_')) position++;
        return position;
    }

    /// <summary>The end of what is being typed: a line without its closing quote ends with itself.</summary>
    private static int EndOfPart(string text, int position, params ReadOnlySpan<char> ends)
    {
        int line = text.AsSpan(position).IndexOfAny('\r', '\n') is >= 0 and var lineEnd ? lineEnd : text.Length - position;
        return position + (text.AsSpan(position, line).IndexOfAny(ends) is >= 0 and var end ? end : 0);
    }

    [GeneratedRegex(@"^\s*(?<name>#![\w-]*)$")]
    private static partial Regex Magic();

    [GeneratedRegex("""^\s*#r\s*"\s*nuget\s*:\s*(?<id>[\w.-]*)(\s*,\s*(?<version>[^"\s]*))?$""", RegexOptions.IgnoreCase)]
    private static partial Regex Package();
}
