namespace NotebookKit.Host;

/// <summary>
/// A cell can end the whole process: by Environment.Exit, or by an exception on a thread of its own. While a run goes on that
/// is a failure, whatever exit code the cell chose, and it is said.
/// </summary>
internal sealed class ProcessWatch : IDisposable
{
    private readonly RunTerminal _terminal;
    private readonly StopSignal _stop;

    public ProcessWatch(RunTerminal terminal, StopSignal stop)
    {
        (_terminal, _stop) = (terminal, stop);
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        AppDomain.CurrentDomain.UnhandledException += OnUnhandled;
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        AppDomain.CurrentDomain.UnhandledException -= OnUnhandled;
    }

    private void OnExit(object? sender, EventArgs arguments)
    {
        if (_stop.Asked.IsCompleted) return; // The second Ctrl-C.
        _terminal.Problem($"The running cell ended the process with exit code {Environment.ExitCode}; what the cells before it left is saved.");
        if (Environment.ExitCode == ExitCodes.Ok) Environment.ExitCode = ExitCodes.CellFailed;
    }

    private void OnUnhandled(object sender, UnhandledExceptionEventArgs arguments) =>
        _terminal.Problem($"An exception that the running cell left to a thread of its own ends the process: {(arguments.ExceptionObject as Exception)?.Message}");
}
