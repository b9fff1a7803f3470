using System.Runtime.InteropServices;

namespace NotebookKit.Host;

/// <summary>Ctrl-C, SIGTERM and a terminal that closes: the first ends the run in good order, the second ends the process.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly TaskCompletionSource<int> _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] _registrations;

    public StopSignal() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Take(context, ExitCodes.Interrupted)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Take(context, ExitCodes.Terminated)),
        PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => Take(context, ExitCodes.HungUp)),
    ];

    /// <summary>Completes with the exit code when somebody wants the run to end.</summary>
    public Task<int> Asked => _asked.Task;

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations) registration.Dispose();
    }

    private void Take(PosixSignalContext context, int exitCode) => context.Cancel = _asked.TrySetResult(exitCode);
}
