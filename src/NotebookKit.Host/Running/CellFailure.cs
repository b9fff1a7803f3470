namespace NotebookKit.Host;

/// <summary>The cell that ended a run.</summary>
/// <param name="Number">Its number among the code cells, which is its execution count.</param>
/// <param name="Cell">The cell.</param>
/// <param name="Error">What went wrong in it.</param>
internal sealed record CellFailure(int Number, NotebookCell Cell, CellError Error);
