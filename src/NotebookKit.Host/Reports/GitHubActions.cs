using System.Text;

namespace NotebookKit.Host;

/// <summary>What a run says to GitHub when it is one of its steps, without being asked.</summary>
internal static class GitHubActions
{
    private const string Running = "GITHUB_ACTIONS", Workspace = "GITHUB_WORKSPACE", Summary = "GITHUB_STEP_SUMMARY";

    /// <summary>Whether this process is part of a workflow.</summary>
    public static bool IsHost => Environment.GetEnvironmentVariable(Running) == "true";

    /// <summary>Writes the annotations and adds to the step's summary.</summary>
    /// <param name="reports">The notebooks that were run.</param>
    /// <param name="output">The real standard output.</param>
    /// <exception cref="OutputException">The summary cannot be written.</exception>
    public static void Report(IReadOnlyList<NotebookReport> reports, TextWriter output) =>
        Report(reports, output, RepositoryRoot(), Environment.GetEnvironmentVariable(Summary));

    internal static void Report(IReadOnlyList<NotebookReport> reports, TextWriter output, string root, string? summary)
    {
        output.Write(GitHubAnnotations.Write(reports, root));
        output.Flush();
        if (string.IsNullOrEmpty(summary)) return;
        try
        {
            // The step's other commands write there too.
            File.AppendAllText(summary, MarkdownSummary.Write(reports) + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OutputException($"{summary} ({Summary}) cannot be written: {failure.Message}", failure);
        }
    }

    private static string RepositoryRoot()
    {
        if (Environment.GetEnvironmentVariable(Workspace) is { Length: > 0 } workspace) return workspace;
        for (DirectoryInfo? folder = new(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
            if (Path.Exists(Path.Combine(folder.FullName, ".git")))
                return folder.FullName;
        return Environment.CurrentDirectory;
    }
}
