namespace NotebookKit.Interactive;

/// <summary>What can be written behind a magic command's name, in every host the same.</summary>
/// <param name="Start">Where the word begins that an entry replaces, counted from the end of the command's name.</param>
/// <param name="Items">The entries, the likeliest first; not narrowed to what is typed.</param>
public sealed record MagicCompletion(int Start, IReadOnlyList<string> Items)
{
    /// <summary>Finds them.</summary>
    /// <param name="command">The command.</param>
    /// <param name="typed">What stands between its name and the cursor.</param>
    /// <param name="variables">The notebook's variables.</param>
    public static MagicCompletion Find(MagicCommand command, string typed, IReadOnlyList<NotebookVariable> variables)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(typed);
        int start = typed.LastIndexOfAny([' ', '\t', ',']) + 1;
        if (start == 0) return new MagicCompletion(0, []);

        HashSet<MagicParameter> given = [];
        MagicParameter? awaiting = null;
        foreach (string word in MagicArguments.Split(typed[..start]))
        {
            if (awaiting is not null) awaiting = null;
            else if (command.Parameters.FirstOrDefault(parameter => parameter.Name == word) is { } named)
            {
                given.Add(named);
                awaiting = named.IsFlag ? null : named;
            }
            else if (Next(command, given) is { } next) given.Add(next);
        }

        if (awaiting is not null) return new MagicCompletion(start, [.. awaiting.Values(variables)]);
        IEnumerable<string> options = command.Parameters.Where(parameter => !given.Contains(parameter)).Select(parameter => parameter.Name);
        return new MagicCompletion(start, typed[start..].StartsWith('-')
            ? [.. options]
            : [.. Next(command, given)?.Values(variables) ?? [], .. options]);
    }

    private static MagicParameter? Next(MagicCommand command, HashSet<MagicParameter> given) =>
        command.Parameters.FirstOrDefault(parameter => !parameter.IsFlag && !given.Contains(parameter));
}
