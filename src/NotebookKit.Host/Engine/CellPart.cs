using NotebookKit.Interactive;

namespace NotebookKit.Host;

/// <summary>A stretch of a cell: cells that mix languages and magic commands are run part by part.</summary>
/// <param name="Line">Its first line in the cell, from 1.</param>
internal abstract record CellPart(int Line)
{
    /// <summary>C# to run.</summary>
    /// <param name="Line">Its first line.</param>
    /// <param name="Text">The code, below as many blank lines as stand above it in the cell, so that line numbers stay.</param>
    internal sealed record Code(int Line, string Text) : CellPart(Line);

    /// <summary>Something to show as it is.</summary>
    /// <param name="Line">Its first line.</param>
    /// <param name="MimeType">What it is.</param>
    /// <param name="Text">Its text.</param>
    internal sealed record Markup(int Line, string MimeType, string Text) : CellPart(Line);

    /// <summary>A magic command.</summary>
    /// <param name="Line">Its line.</param>
    /// <param name="Command">The command.</param>
    /// <param name="Arguments">What stands behind its name.</param>
    internal sealed record Magic(int Line, MagicCommand Command, string Arguments) : CellPart(Line);
}
