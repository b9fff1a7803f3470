using System.Text.Json.Serialization;

namespace NotebookKit.Host;

/// <summary>
/// What a front end and the process that runs its cells say to each other. <c>Cell</c> is the number of the run that a
/// message belongs to, so that late output of a background task still goes to its own cell.
/// </summary>
[JsonDerivedType(typeof(Run), "run")]
[JsonDerivedType(typeof(WarmUp), "warm-up")]
[JsonDerivedType(typeof(Interrupt), "interrupt")]
[JsonDerivedType(typeof(Answer), "answer")]
[JsonDerivedType(typeof(Complete), "complete")]
[JsonDerivedType(typeof(Inspect), "inspect")]
[JsonDerivedType(typeof(Judge), "judge")]
[JsonDerivedType(typeof(Ready), "ready")]
[JsonDerivedType(typeof(Warm), "warm")]
[JsonDerivedType(typeof(Wrote), "wrote")]
[JsonDerivedType(typeof(Showed), "showed")]
[JsonDerivedType(typeof(Updated), "updated")]
[JsonDerivedType(typeof(Progressed), "progressed")]
[JsonDerivedType(typeof(Cleared), "cleared")]
[JsonDerivedType(typeof(Asked), "asked")]
[JsonDerivedType(typeof(Completed), "completed")]
[JsonDerivedType(typeof(Inspected), "inspected")]
[JsonDerivedType(typeof(Judged), "judged")]
[JsonDerivedType(typeof(Ended), "ended")]
internal abstract record WorkerMessage
{
    private WorkerMessage() { }

    /// <summary>To the worker: run a cell.</summary>
    internal sealed record Run(CellCode Code) : WorkerMessage;

    /// <summary>To the worker: make the compiler ready before the first cell, and what editors ask for where somebody will type.</summary>
    internal sealed record WarmUp(bool Language) : WorkerMessage;

    /// <summary>To the worker: end the running cell.</summary>
    internal sealed record Interrupt : WorkerMessage;

    /// <summary>To the worker: what the user typed, or why nobody could.</summary>
    internal sealed record Answer(int Cell, string? Text, string? Refusal) : WorkerMessage;

    /// <summary>To the worker: what can be written at a position, in UTF-16 units?</summary>
    internal sealed record Complete(int Id, string Code, int Position) : WorkerMessage;

    /// <summary>To the worker: what is it that stands at a position?</summary>
    internal sealed record Inspect(int Id, string Code, int Position, int Detail) : WorkerMessage;

    /// <summary>To the worker: can this run as it stands?</summary>
    internal sealed record Judge(int Id, string Code) : WorkerMessage;

    /// <summary>From the worker: it listens.</summary>
    internal sealed record Ready : WorkerMessage;

    /// <summary>From the worker: the compiler is ready.</summary>
    internal sealed record Warm : WorkerMessage;

    /// <summary>From the worker: text.</summary>
    internal sealed record Wrote(int Cell, CellStream Stream, string Text) : WorkerMessage;

    /// <summary>From the worker: a displayed value.</summary>
    internal sealed record Showed(int Cell, string DisplayId, MimeBundle Value) : WorkerMessage;

    /// <summary>From the worker: another value for a display.</summary>
    internal sealed record Updated(int Cell, string DisplayId, MimeBundle Value) : WorkerMessage;

    /// <summary>From the worker: a live display's newest value in a line.</summary>
    internal sealed record Progressed(int Cell, ProgressLine Line) : WorkerMessage;

    /// <summary>From the worker: forget the cell's outputs.</summary>
    internal sealed record Cleared(int Cell, bool Wait) : WorkerMessage;

    /// <summary>From the worker: the cell wants a line of input.</summary>
    internal sealed record Asked(int Cell, string Prompt, bool Password) : WorkerMessage;

    /// <summary>From the worker: what can be written there.</summary>
    internal sealed record Completed(int Id, Completions Completions) : WorkerMessage;

    /// <summary>From the worker: what there is to say about it.</summary>
    internal sealed record Inspected(int Id, Inspection? Inspection) : WorkerMessage;

    /// <summary>From the worker: whether it can run.</summary>
    internal sealed record Judged(int Id, Completeness Completeness) : WorkerMessage;

    /// <summary>From the worker: the cell is over. Neither a result nor an error: it ran to its end without a value, or was interrupted.</summary>
    internal sealed record Ended(int Cell, MimeBundle? Result, CellError? Error, bool Interrupted, CellMemory Memory, IReadOnlyList<Figure> Figures) : WorkerMessage;
}
