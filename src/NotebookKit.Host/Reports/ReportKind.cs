namespace NotebookKit.Host;

/// <summary>The reports that <c>--report KIND=FILE</c> writes.</summary>
internal enum ReportKind
{
    /// <summary>JUnit XML, for GitLab, Jenkins and most other CI.</summary>
    JUnit,

    /// <summary>Visual Studio's test results.</summary>
    Trx,

    /// <summary>A summary to read.</summary>
    Markdown,

    /// <summary>Everything, as data.</summary>
    Json,
}
