namespace NotebookKit.Host;

/// <summary>What can be written at a place, best first.</summary>
/// <param name="Start">Where the text begins that an entry replaces, in UTF-16 units.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Items">The entries; all of them replace the same text.</param>
internal sealed record Completions(int Start, int End, IReadOnlyList<CompletionEntry> Items)
{
    /// <summary>How many entries somebody can scroll through; what does not fit needs another letter typed.</summary>
    public const int Most = 500;

    public static Completions None(int position) => new(position, position, []);

    /// <summary>Those of some names that fit what is typed, in their own order within each kind of fit.</summary>
    public static Completions Matching(int start, int end, string typed, IEnumerable<string> names, string kind) =>
        new(start, end,
        [
            .. names.Distinct(StringComparer.Ordinal)
                .Select(name => (Name: name, Fit: NameMatch.Rank(typed, name)))
                .Where(candidate => candidate.Fit is not null)
                .OrderBy(candidate => candidate.Fit)
                .Take(Most)
                .Select(candidate => new CompletionEntry(candidate.Name, candidate.Name, kind)),
        ]);
}

/// <summary>One thing that can be written.</summary>
/// <param name="Text">What is inserted.</param>
/// <param name="Display">What is listed: the name, with &lt;&gt; for generics.</param>
/// <param name="Kind">What it is, in a word: method, property, class, variable, keyword, …</param>
internal sealed record CompletionEntry(string Text, string Display, string Kind);
