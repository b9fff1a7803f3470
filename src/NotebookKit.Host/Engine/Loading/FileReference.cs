namespace NotebookKit.Host;

/// <summary>What <c>#r "path.dll"</c> asks for.</summary>
/// <param name="Path">The file, or a framework assembly's name.</param>
/// <param name="Line">The line in the cell, from 1.</param>
internal sealed record FileReference(string Path, int Line);
