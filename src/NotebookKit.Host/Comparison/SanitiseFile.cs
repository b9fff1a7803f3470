namespace NotebookKit.Host;

/// <summary>
/// The rules of <c>--sanitize FILE</c>, in nbval's format: a section in brackets for each rule, with a line
/// <c>regex: …</c> and a line <c>replace: …</c>.
/// </summary>
internal static class SanitiseFile
{
    /// <exception cref="KitException">The file cannot be read, or a line does not belong into it.</exception>
    public static IReadOnlyList<SanitiseRule> Read(string path)
    {
        var rules = new List<SanitiseRule>();
        string? regex = null;
        foreach ((int index, string line) in NotebookFile.ReadText(path).ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).Index())
        {
            if (line.Length == 0 || line[0] is '#' or ';' || (line.StartsWith('[') && line.EndsWith(']'))) continue;
            if (Value(line, "regex") is { } pattern && regex is null) regex = pattern;
            else if (Value(line, "replace") is { } replacement && regex is not null) (rules, regex) = ([.. rules, SanitiseRule.Parse(regex, replacement, path)], null);
            else throw new KitException($"{path}, line {index + 1}: a rule is a line [name], a line regex: … and a line replace: …");
        }

        return regex is null ? rules : throw new KitException($"{path}: the last rule has a regex: line and no replace: line.");
    }

    private static string? Value(string line, string key)
    {
        if (!line.StartsWith(key, StringComparison.Ordinal)) return null;
        string rest = line[key.Length..].TrimStart();
        return rest.Length > 0 && rest[0] is ':' or '=' ? rest[1..].Trim() : null;
    }
}
