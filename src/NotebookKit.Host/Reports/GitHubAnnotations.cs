using System.Globalization;
using System.Text;

namespace NotebookKit.Host;

/// <summary>
/// GitHub's workflow commands that put a failure beside its line: <c>::error file=…,line=…,title=…::message</c>. The line
/// is that of the file as it lies in the repository, not of the cell.
/// </summary>
internal static class GitHubAnnotations
{
    // GitHub shows ten errors a step.
    private const int MostDifferences = 10;

    /// <param name="reports">The notebooks.</param>
    /// <param name="root">The repository's folder, that files are named from.</param>
    public static string Write(IReadOnlyList<NotebookReport> reports, string root)
    {
        var text = new StringBuilder();
        foreach (NotebookReport report in reports)
        {
            string file = Path.GetRelativePath(root, Path.GetFullPath(report.Path)).Replace(Path.DirectorySeparatorChar, '/');
            if (report.Result.Failure is { } failure)
            {
                int? line = SourceLines.OfFailure(report.Path, report.Notebook, failure);
                Append(text, file, line, $"{CellTitle.Place(failure.Number, failure.Cell.Id)}, line {failure.Error.Line.ToString(CultureInfo.InvariantCulture)}",
                    $"{RunText.Failure(report.Path, failure)}\n{RerunCommand.Of(report)}");
            }
            else if (report.Result.Status is not (RunStatus.Ok or RunStatus.Differs))
            {
                Append(text, file, null, RunText.Status(report.Result.Status), $"{report.Result.Problem ?? $"{report.Path} {RunText.Status(report.Result.Status)}."}\n{RerunCommand.Of(report)}");
            }

            foreach (string difference in report.Differences.Take(MostDifferences)) Append(text, file, null, "not the stored output", difference);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string file, int? line, string title, string message)
    {
        text.Append("::error file=").Append(Property(file));
        if (line is { } known) text.Append(",line=").Append(known.ToString(CultureInfo.InvariantCulture));
        text.Append(",title=").Append(Property(title)).Append("::").Append(Data(AnsiText.Strip(message))).Append('\n');
    }

    private static string Data(string text) => text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

    private static string Property(string text) => Data(text).Replace(":", "%3A").Replace(",", "%2C");
}
