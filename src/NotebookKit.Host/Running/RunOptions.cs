namespace NotebookKit.Host;

/// <summary>What was asked of <c>nbkit run</c>.</summary>
internal sealed record RunOptions
{
    public required IReadOnlyList<string> Notebooks { get; init; }

    /// <summary>Where results go.</summary>
    public required string OutFolder { get; init; }

    /// <summary>The <c>-p name=value</c> arguments as written.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>The values of <c>--parameters</c>, or null.</summary>
    public ParameterFile? ParameterFile { get; init; }

    /// <summary>How long one cell may take, or null for ever.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How long one notebook may take, or null for ever.</summary>
    public TimeSpan? NotebookTimeout { get; init; }

    /// <summary>How long a notebook's process may take until it is ready.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How many bytes of memory a notebook may have, or null for as many as there are.</summary>
    public long? Memory { get; init; }

    /// <summary>How many notebooks run at the same time.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>Tags whose cells are left out.</summary>
    public IReadOnlyList<string> Skip { get; init; } = [];

    /// <summary>Whether a notebook that was run with the same cells, parameters and nbkit is not run again.</summary>
    public bool Cached { get; init; }

    /// <summary>How alike fresh outputs must be to the stored ones, or null where they are not compared.</summary>
    public ComparisonOptions? Check { get; init; }

    /// <summary>The reports to write.</summary>
    public IReadOnlyList<ReportRequest> Reports { get; init; } = [];

    /// <summary>Whether a notebook that ran well is replaced by its executed form.</summary>
    public bool InPlace { get; init; }

    /// <summary>Whether to write an HTML page beside each executed notebook.</summary>
    public bool Html { get; init; }
}
