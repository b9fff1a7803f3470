namespace NotebookKit.Host;

/// <summary>A report that was asked for: <c>--report junit=results.xml</c>.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">The file to write.</param>
internal sealed record ReportRequest(ReportKind Kind, string Path)
{
    /// <summary>The names of the kinds, as the command line has them.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. Enum.GetNames<ReportKind>().Select(name => name.ToLowerInvariant())];

    /// <exception cref="KitException">The argument is not <c>KIND=FILE</c> of a known kind.</exception>
    public static ReportRequest Parse(string argument)
    {
        int equals = argument.IndexOf('=');
        if (equals <= 0 || equals == argument.Length - 1) throw new KitException($"--report {argument} does not have the form kind=file; the kinds are {string.Join(", ", Kinds)}.");

        string kind = argument[..equals].Trim().ToLowerInvariant();
        return Kinds.Contains(kind)
            ? new ReportRequest(Enum.Parse<ReportKind>(kind, ignoreCase: true), argument[(equals + 1)..].Trim())
            : throw new KitException($"--report {argument}: there is no report '{kind}'; the kinds are {string.Join(", ", Kinds)}.");
    }
}
