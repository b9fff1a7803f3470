namespace NotebookKit;

/// <summary>One check of the machine.</summary>
/// <param name="Name">What was looked at, for example "libtorch".</param>
/// <param name="State">What it came to.</param>
/// <param name="Finding">What was found, in a sentence or less.</param>
/// <param name="Remedy">The command or step that mends it; null where nothing needs mending.</param>
public sealed record HealthLine(string Name, HealthState State, string Finding, string? Remedy = null);
