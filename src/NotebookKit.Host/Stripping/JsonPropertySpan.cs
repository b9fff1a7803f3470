namespace NotebookKit.Host;

/// <summary>Where a property lies in the bytes of a JSON text.</summary>
/// <param name="Name">Its name.</param>
/// <param name="NameStart">The quote before its name.</param>
/// <param name="Start">The first byte of its value.</param>
/// <param name="End">The byte after its value.</param>
internal sealed record JsonPropertySpan(string Name, int NameStart, int Start, int End);
