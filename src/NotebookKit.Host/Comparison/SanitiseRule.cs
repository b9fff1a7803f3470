using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NotebookKit.Host;

/// <summary>Replaces what may differ from run to run, in both texts, before they are compared.</summary>
/// <param name="Pattern">What to replace.</param>
/// <param name="Replacement">What stands there instead, with .NET's <c>$1</c>.</param>
internal sealed record SanitiseRule(Regex Pattern, string Replacement)
{
    // A user's expression may be one that never ends.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <param name="regex">A .NET regular expression; <c>^</c> and <c>$</c> are a line's ends.</param>
    /// <param name="replacement">What stands there instead.</param>
    /// <param name="where">Who gives the rule, for the error.</param>
    /// <exception cref="KitException">It is no regular expression.</exception>
    public static SanitiseRule Parse(string regex, string replacement, string where)
    {
        try
        {
            return new SanitiseRule(new Regex(regex, RegexOptions.CultureInvariant | RegexOptions.Multiline, Patience), replacement);
        }
        catch (ArgumentException failure)
        {
            throw new KitException($"{where}: '{regex}' is not a regular expression: {failure.Message}", failure);
        }
    }

    /// <exception cref="KitException">The expression takes for ever on this text.</exception>
    public string Apply(string text)
    {
        try
        {
            return Pattern.Replace(text, Replacement);
        }
        catch (RegexMatchTimeoutException failure)
        {
            throw new KitException($"The sanitising expression '{Pattern}' takes longer than {Patience.TotalSeconds:0} s on one output; write it without nested repetition.", failure);
        }
    }

    /// <summary>The rules of a notebook's metadata: <c>"nbkit": {"sanitize": [{"regex": "…", "replace": "…"}]}</c>.</summary>
    /// <exception cref="KitException">They do not have that form.</exception>
    public static IReadOnlyList<SanitiseRule> OfNotebook(Notebook notebook)
    {
        JsonNode? rules = ((notebook.Root["metadata"] as JsonObject)?["nbkit"] as JsonObject)?["sanitize"];
        if (rules is null) return [];
        return rules is JsonArray list && list.All(rule => rule is JsonObject one && IsText(one["regex"]) && (one["replace"] is null || IsText(one["replace"])))
            ? [.. list.Select(rule => Parse(rule!["regex"]!.GetValue<string>(), rule["replace"]?.GetValue<string>() ?? "", $"{notebook.Path}, metadata nbkit.sanitize"))]
            : throw new KitException($"{notebook.Path}: its metadata nbkit.sanitize must be a list of objects with \"regex\" and \"replace\".");
    }

    private static bool IsText(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? _);
}
