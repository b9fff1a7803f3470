using System.Globalization;

namespace NotebookKit.Host;

/// <summary>How an engine's process ended.</summary>
/// <param name="Code">Its exit code; on Unix 128 and a signal's number where a signal ended it.</param>
/// <param name="MemoryLimit">The limit in bytes that it outgrew, or null.</param>
/// <param name="Stopped">Whether it was ended because its cell did not end when it was interrupted.</param>
/// <param name="LastWords">What it said itself of its abort, or null.</param>
internal sealed record EngineExit(int Code, long? MemoryLimit = null, bool Stopped = false, string? LastWords = null)
{
    private const int OfSignals = 128;

    /// <summary>What happened, in a sentence.</summary>
    public string Sentence => this switch
    {
        { MemoryLimit: { } limit } => $"The notebook's process grew beyond {ByteSize.Text(limit)} of memory (--memory) and was ended.",
        { Stopped: true } => "The cell did not end when it was interrupted, and its process was ended.",
        { Code: OfSignals + 11 } => "The notebook's process crashed: native code touched memory that is not its own (SIGSEGV).",
        { Code: OfSignals + 7 } => "The notebook's process crashed: native code touched memory that is not there (SIGBUS).",
        { Code: OfSignals + 8 } => "The notebook's process crashed: native code divided by zero (SIGFPE).",
        { Code: OfSignals + 4 } => "The notebook's process crashed: this processor lacks an instruction that native code used (SIGILL).",
        { Code: OfSignals + 6, LastWords: { } words } => words,
        { Code: OfSignals + 6 } => "The notebook's process aborted (SIGABRT): Environment.FailFast, an exception on a thread of its own, or native code that gave up.",
        { Code: OfSignals + 9 } => "The notebook's process was killed (SIGKILL); where nobody did that, the system had no memory left.",
        { Code: > OfSignals and < OfSignals + 65 } => string.Create(CultureInfo.InvariantCulture, $"The notebook's process was ended by signal {Code - OfSignals}."),
        _ => string.Create(CultureInfo.InvariantCulture, $"The running cell ended the process with exit code {Code}."),
    };
}
