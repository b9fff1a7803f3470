namespace NotebookKit.Host;

/// <summary>A notebook's finished run, as the writers of reports take it.</summary>
/// <param name="Path">The notebook, as the user named it.</param>
/// <param name="Notebook">The executed notebook with its outputs.</param>
/// <param name="Result">How the run went.</param>
/// <param name="Differences">What <c>--check</c> found, a line each; empty without it.</param>
internal sealed record NotebookReport(string Path, Notebook Notebook, RunResult Result, IReadOnlyList<string> Differences);
