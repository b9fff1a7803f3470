namespace NotebookKit.Host;

/// <summary>
/// What <c>nbkit</c> answers to the shell. With several notebooks the highest applies. A person's or a container's stop
/// is answered as every Unix program does: 128 and the signal's number.
/// </summary>
internal static class ExitCodes
{
    /// <summary>Every cell of every notebook ran.</summary>
    public const int Ok = 0;

    /// <summary>A cell did not compile or threw.</summary>
    public const int CellFailed = 1;

    /// <summary>A notebook cannot be read, a parameter does not fit, or the command line is wrong. Nothing was run.</summary>
    public const int BadInput = 2;

    /// <summary>A cell took longer than <c>--timeout</c>.</summary>
    public const int TimedOut = 3;

    /// <summary>The output folder is read-only or the disk is full. The previous files are whole.</summary>
    public const int CouldNotWrite = 4;

    /// <summary>A notebook grew beyond <c>--memory</c>. What came before is saved.</summary>
    public const int OverMemory = 5;

    /// <summary>A notebook's process died: a crash of native code, <c>Environment.FailFast</c>, <c>Environment.Exit</c>. What came before is saved.</summary>
    public const int Crashed = 6;

    /// <summary><c>--check</c>: an output is not the stored one.</summary>
    public const int Differs = 7;

    /// <summary>A fault of nbkit's own.</summary>
    public const int Fault = 70;

    /// <summary>What a notebook's run comes to; a person's stop has its own code.</summary>
    public static int Of(RunStatus status) => status switch
    {
        RunStatus.Ok => Ok,
        RunStatus.Failed => CellFailed,
        RunStatus.TimedOut => TimedOut,
        RunStatus.OverMemory => OverMemory,
        RunStatus.Crashed => Crashed,
        RunStatus.Differs => Differs,
        _ => Interrupted,
    };

    /// <summary>SIGHUP: the terminal was closed.</summary>
    public const int HungUp = 129;

    /// <summary>Ctrl-C.</summary>
    public const int Interrupted = 130;

    /// <summary>SIGTERM.</summary>
    public const int Terminated = 143;
}
