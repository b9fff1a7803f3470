using System.Globalization;
using System.Text.RegularExpressions;

namespace NotebookKit.Host;

/// <summary>Two texts as two runs write them: equal but for numbers that are close, after what never repeats is taken out.</summary>
internal sealed partial class TextComparison(ComparisonOptions options, IReadOnlyList<SanitiseRule> rules)
{
    private const int LongestShown = 60;

    /// <summary>The first difference in words, or null where there is none.</summary>
    /// <param name="stored">The text as it is stored.</param>
    /// <param name="fresh">The text of this run.</param>
    /// <param name="isMarkup">Whether it is a drawing's markup.</param>
    public string? Difference(string stored, string fresh, bool isMarkup = false)
    {
        if (stored == fresh) return null;
        (stored, fresh) = (Sanitised(stored), Sanitised(fresh));
        if (stored == fresh) return null;

        NumberTokens expected = NumberTokens.Of(stored, isMarkup), found = NumberTokens.Of(fresh, isMarkup);
        if (!expected.Skeleton.SequenceEqual(found.Skeleton)) return DifferentLine(stored, fresh, isMarkup);
        for (int i = 0; i < expected.Numbers.Count; i++)
            if (!AreClose(expected.Numbers[i], found.Numbers[i]))
                return $"{found.Numbers[i]} is not {expected.Numbers[i]} ({Tolerance}){Context(found, i)}";
        return null;
    }

    /// <summary>The text with what never repeats replaced, and blanks side by side as one: in a table a number of another width moves what stands around it.</summary>
    /// <exception cref="KitException">A user's expression takes for ever on it.</exception>
    public string Sanitised(string text)
    {
        text = AnsiText.Strip(text.Replace("\r\n", "\n"));
        foreach (SanitiseRule rule in rules) text = rule.Apply(text);
        return string.Join('\n', text.Split('\n').Select(line => Blanks().Replace(line, " ").Trim())).TrimEnd('\n');
    }

    public bool AreClose(double a, double b) =>
        a.Equals(b) || Math.Abs(a - b) <= Math.Max(options.AbsoluteTolerance, options.Tolerance * Math.Max(Math.Abs(a), Math.Abs(b)));

    public string Tolerance => string.Create(CultureInfo.InvariantCulture, $"tolerance {options.Tolerance:0.################}");

    private bool AreClose(string a, string b) => a == b || AreClose(NumberTokens.ValueOf(a), NumberTokens.ValueOf(b));

    // The first line that differs in more than its numbers says most.
    private string DifferentLine(string stored, string fresh, bool isMarkup)
    {
        string[] expected = stored.Split('\n'), found = fresh.Split('\n');
        for (int i = 0; i < Math.Max(expected.Length, found.Length); i++)
        {
            if (i >= found.Length) return $"line {i + 1} is missing: {Cut(expected[i], 0)}";
            if (i >= expected.Length) return $"line {i + 1} is not in the stored output: {Cut(found[i], 0)}";
            if (Difference(NumberTokens.Of(expected[i], isMarkup), NumberTokens.Of(found[i], isMarkup)) is not { } way) continue;

            int at = expected[i].AsSpan().CommonPrefixLength(found[i]);
            string line = expected.Length > 1 || found.Length > 1 ? $"line {i + 1}: " : "";
            return $"{line}{Cut(found[i], at)} is not {Cut(expected[i], at)}{way}";
        }

        return $"{Cut(fresh, 0)} is not {Cut(stored, 0)}";
    }

    private string? Difference(NumberTokens expected, NumberTokens found) =>
        !expected.Skeleton.SequenceEqual(found.Skeleton) ? ""
        : expected.Numbers.Zip(found.Numbers).All(pair => AreClose(pair.First, pair.Second)) ? null
        : $" ({Tolerance})";

    private static string Context(NumberTokens tokens, int index)
    {
        string before = tokens.Skeleton[index].Split('\n')[^1], after = tokens.Skeleton[index + 1].Split('\n')[0];
        if (string.IsNullOrWhiteSpace(before + after)) return "";
        before = before.Length <= LongestShown / 2 ? before : "…" + before[^(LongestShown / 2)..];
        after = after.Length <= LongestShown / 2 ? after : after[..(LongestShown / 2)] + "…";
        return $" in \"{$"{before}{tokens.Numbers[index]}{after}".Trim()}\"";
    }

    private static string Cut(string line, int at)
    {
        int start = at > LongestShown / 2 ? at - LongestShown / 4 : 0, end = Math.Min(line.Length, start + LongestShown);
        return $"\"{(start > 0 ? "…" : "")}{line[start..end]}{(end < line.Length ? "…" : "")}\"";
    }

    [GeneratedRegex("  +")]
    private static partial Regex Blanks();
}
