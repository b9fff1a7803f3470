namespace NotebookKit.Host;

/// <summary>What <c>nbkit strip</c> takes out of a notebook.</summary>
internal enum StripScope
{
    /// <summary>Everything that running it put in: outputs, counts, and what front ends note about them.</summary>
    Outputs,

    /// <summary>Only when each cell ran, which is different every time.</summary>
    Timings,
}
