namespace NotebookKit.Host;

/// <summary>A notebook's bytes after stripping.</summary>
/// <param name="Bytes">The file's new content; every byte that was not taken out is as it was.</param>
/// <param name="Outputs">How many cells had outputs.</param>
/// <param name="Changed">Whether anything was taken out.</param>
internal sealed record StrippedText(byte[] Bytes, int Outputs, bool Changed);
