namespace NotebookKit.Host;

/// <summary>Writes the reports that were asked for.</summary>
internal static class ReportFiles
{
    /// <exception cref="OutputException">One of the files cannot be written.</exception>
    public static void Write(IReadOnlyList<ReportRequest> requests, IReadOnlyList<NotebookReport> reports)
    {
        foreach (ReportRequest request in requests) OutputFile.Write(request.Path, Text(request.Kind, reports));
    }

    private static string Text(ReportKind kind, IReadOnlyList<NotebookReport> reports) => kind switch
    {
        ReportKind.JUnit => JUnitReport.Write(reports),
        ReportKind.Trx => TrxReport.Write(reports),
        ReportKind.Markdown => MarkdownSummary.Write(reports),
        _ => JsonReport.Write(reports),
    };
}
