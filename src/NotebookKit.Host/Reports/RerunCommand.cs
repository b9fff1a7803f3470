using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NotebookKit.Host;

/// <summary>The command that runs a notebook again as it was run, ready to be pasted into a shell.</summary>
internal static partial class RerunCommand
{
    public static string Of(NotebookReport report) => Of(report.Path, report.Result.Parameters);

    public static string Of(string path, JsonObject parameters)
    {
        IEnumerable<string> values = parameters.Select(pair => $" -p {Quoted($"{pair.Key}={Text(pair.Value)}")}");
        return $"nbkit run {Quoted(path)}{string.Concat(values)}";
    }

    private static string Text(JsonNode? value) => value switch
    {
        null => "null",
        JsonValue text when text.TryGetValue(out string? plain) => plain,
        var other => other.ToJsonString(),
    };

    /// <summary>A word of a command line, in quotes where the shell would read it otherwise.</summary>
    public static string Quoted(string text) => Harmless().IsMatch(text) ? text : $"'{text.Replace("'", "'\\''")}'";

    [GeneratedRegex(@"^[\w./:=@%+,-]+\z", RegexOptions.ECMAScript)]
    private static partial Regex Harmless();
}
