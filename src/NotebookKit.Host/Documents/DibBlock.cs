namespace NotebookKit.Host;

/// <summary>A piece of a script notebook, from one line that names a kernel to the next.</summary>
/// <param name="Kernel">The kernel's name.</param>
/// <param name="Source">The text without the blank lines around it.</param>
/// <param name="Line">The line of the file that the source begins on, from 1.</param>
internal sealed record DibBlock(string Kernel, string Source, int Line);
