using System.Text.RegularExpressions;
using NotebookKit.Interactive;

namespace NotebookKit.Host;

/// <summary>Completes the lines that are for the host: names of magics and what stands behind them, packages and their versions.</summary>
internal static partial class HostLineCompletion
{
    public static Completions Find(string text, int position, IEnumerable<string> magics, Func<string, string, MagicCompletion?>? arguments)
    {
        int start = position == 0 ? 0 : text.LastIndexOf('\n', position - 1) + 1;
        string line = text[start..position];
        if (Magic().Match(line) is { Success: true } magic)
            return Completions.Matching(start + magic.Groups["name"].Index, EndOfWord(text, position), magic.Groups["name"].Value, magics.Order(StringComparer.Ordinal), "magic");
        if (Arguments().Match(line) is { Success: true } call && arguments?.Invoke(call.Groups["name"].Value, call.Groups["typed"].Value) is { } found)
        {
            int from = start + call.Groups["typed"].Index + found.Start;
            return Completions.Matching(from, EndOfPart(text, position, ' ', '\t', ','), text[from..position], found.Items, "value");
        }

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

    [GeneratedRegex(@"^\s*(?<name>#![\w-]+)(?<typed>\s.*)$")]
    private static partial Regex Arguments();

    [GeneratedRegex("""^\s*#r\s*"\s*nuget\s*:\s*(?<id>[\w.-]*)(\s*,\s*(?<version>[^"\s]*))?$""", RegexOptions.IgnoreCase)]
    private static partial Regex Package();
}
