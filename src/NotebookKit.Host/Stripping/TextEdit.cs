namespace NotebookKit.Host;

/// <summary>A piece of a text to replace.</summary>
/// <param name="Start">Its first byte.</param>
/// <param name="End">The byte after its last.</param>
/// <param name="Replacement">What stands there instead.</param>
internal readonly record struct TextEdit(int Start, int End, string Replacement);
