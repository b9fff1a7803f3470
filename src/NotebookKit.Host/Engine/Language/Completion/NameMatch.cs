namespace NotebookKit.Host;

/// <summary>Whether a name is what somebody means who has typed so much of it.</summary>
internal static class NameMatch
{
    /// <summary>0 for the name itself, then its beginning, its beginning in other case, its humps (WL for WriteLine, ce for cross_entropy); null for no match.</summary>
    public static int? Rank(string typed, string name)
    {
        if (name.StartsWith(typed, StringComparison.Ordinal)) return name.Length == typed.Length ? 0 : 1;
        if (name.StartsWith(typed, StringComparison.OrdinalIgnoreCase)) return 2;
        return typed.Length > 1 && name.Length > 0 && Same(typed[0], name[0]) && FitsHumps(typed.AsSpan(1), name, 1) ? 3 : null;
    }

    /// <summary>Whether the rest of what is typed goes on in the same hump or begins a later one.</summary>
    private static bool FitsHumps(ReadOnlySpan<char> typed, string name, int at)
    {
        if (typed.IsEmpty) return true;
        if (at < name.Length && Same(typed[0], name[at]) && FitsHumps(typed[1..], name, at + 1)) return true;
        // The next hump that begins with the letter: a later one could not fit where this one does not.
        for (int i = at; i < name.Length; i++)
            if (BeginsHump(name, i) && Same(typed[0], name[i])) return FitsHumps(typed[1..], name, i + 1);
        return false;
    }

    private static bool BeginsHump(string name, int at) =>
        char.IsLetterOrDigit(name[at]) && (!char.IsLetterOrDigit(name[at - 1])
            || (char.IsUpper(name[at]) && !char.IsUpper(name[at - 1]))
            || (char.IsDigit(name[at]) && !char.IsDigit(name[at - 1])));

    private static bool Same(char one, char other) => char.ToUpperInvariant(one) == char.ToUpperInvariant(other);
}
