namespace NotebookKit.Host;

/// <summary>Why a cell failed, with the place in it.</summary>
/// <param name="Name">The exception's type, or "CompilationError".</param>
/// <param name="Message">What went wrong; for a compilation the first error, with its code.</param>
/// <param name="Line">The line in the failing cell, from 1; 1 where none is known.</param>
/// <param name="Column">The column, from 1, or null where only the line is known.</param>
/// <param name="Traceback">Everything there is to say, a line each; frames of the host and of Roslyn are left out.</param>
internal sealed record CellError(string Name, string Message, int Line, int? Column, IReadOnlyList<string> Traceback)
{
    /// <summary>The place in the source, a line each: the failing line marked, with one above and one below.</summary>
    public IReadOnlyList<string> Excerpt { get; init; } = [];
}
