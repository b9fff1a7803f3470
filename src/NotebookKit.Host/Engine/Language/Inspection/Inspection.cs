namespace NotebookKit.Host;

/// <summary>What there is to say about a name in a cell, in three forms.</summary>
internal sealed record Inspection(string Markdown, string Html, string Plain);
