using System.Globalization;

namespace NotebookKit.Host;

/// <summary>What became of a cell.</summary>
/// <param name="Cell">For the cell.</param>
/// <param name="Run">For the notebook; Ok lets it go on.</param>
/// <param name="Error">What is put below the cell, or null.</param>
/// <param name="Ended">The engine's last message about it, or null where the process died.</param>
internal sealed record CellVerdict(CellStatus Cell, RunStatus Run, CellError? Error, WorkerMessage.Ended? Ended)
{
    private static readonly string OutOfMemory = typeof(OutOfMemoryException).FullName!;

    /// <param name="end">How the waiting ended.</param>
    /// <param name="mayThrow">Whether the cell's tags say that it may.</param>
    /// <param name="options">The limits, which the error names.</param>
    public static CellVerdict Of((CellEnding Why, Task<WorkerMessage.Ended> Cell) end, bool mayThrow, RunOptions options)
    {
        EngineDiedException? death = end.Cell.Exception?.InnerException as EngineDiedException;
        if (end.Cell.IsFaulted && death is null) end.Cell.GetAwaiter().GetResult();
        WorkerMessage.Ended? ended = death is null ? end.Cell.Result : null;
        return end.Why switch
        {
            CellEnding.CellTimeout => TimedOut("The cell", options.Timeout, "--timeout", ended),
            CellEnding.NotebookTimeout => TimedOut("The notebook", options.NotebookTimeout, "--notebook-timeout", ended),
            CellEnding.Interrupt => new(CellStatus.Interrupted, RunStatus.Interrupted, Of("Interrupted", "The cell was interrupted."), ended),
            _ when death is { Exit.MemoryLimit: not null } => new(CellStatus.OverMemory, RunStatus.OverMemory, Of("OverMemory", death.Message), null),
            _ when death is not null => new(CellStatus.Crashed, RunStatus.Crashed, Of("Crashed", death.Message), null),
            _ when ended!.Interrupted => new(CellStatus.Interrupted, RunStatus.Failed, Of("Interrupted", "The cell interrupted itself."), ended),
            _ when ended.Error is { } error && error.Name == OutOfMemory && options.Memory is { } limit => new(CellStatus.OverMemory, RunStatus.OverMemory, Explained(error, limit), ended),
            _ when ended.Error is { } error => new(mayThrow ? CellStatus.RaisedAsExpected : CellStatus.Failed, mayThrow ? RunStatus.Ok : RunStatus.Failed, error, ended),
            _ => new(CellStatus.Ok, RunStatus.Ok, null, ended),
        };
    }

    private static CellVerdict TimedOut(string what, TimeSpan? limit, string option, WorkerMessage.Ended? ended) =>
        new(CellStatus.TimedOut, RunStatus.TimedOut, Of("Timeout", string.Create(CultureInfo.InvariantCulture, $"{what} took longer than {limit!.Value.TotalSeconds:0.###} s ({option}) and was stopped.")), ended);

    private static CellError Explained(CellError error, long limit) =>
        error with { Message = $"{error.Message} (the notebook may have {ByteSize.Text(limit)}: --memory)" };

    private static CellError Of(string name, string message) => new(name, message, 1, null, [message]);
}
