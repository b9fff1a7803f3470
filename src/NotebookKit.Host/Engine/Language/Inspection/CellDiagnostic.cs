namespace NotebookKit.Host;

/// <summary>Something that the compiler would say about a cell.</summary>
/// <param name="IsError">Whether it keeps the cell from running, rather than being a warning.</param>
/// <param name="Id">The compiler's number, such as CS0103.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Line">The line where it begins, from 1.</param>
/// <param name="Column">The column where it begins, from 1.</param>
/// <param name="EndLine">The line where it ends.</param>
/// <param name="EndColumn">The column behind its end.</param>
internal sealed record CellDiagnostic(bool IsError, string Id, string Message, int Line, int Column, int EndLine, int EndColumn);
