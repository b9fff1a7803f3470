namespace NotebookKit.Interactive;

/// <summary>
/// A live display that a host gives as a delegate: a script can't declare a class without leaving its name behind. A host
/// that drops what is shown after an interrupt can give its token; the interrupt then waits a moment for the last value,
/// so that a stopped training's picture says that it was stopped.
/// </summary>
public sealed class DelegatedLiveDisplay : ILiveDisplay
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1.5);

    private readonly Action<object> _update;
    private readonly CancellationToken _interrupted;
    private readonly TaskCompletionSource _ended = new();

    /// <param name="update">Shows a value where the previous one stood.</param>
    /// <param name="interrupted">Cancelled when the user interrupts, before the host closes the cell.</param>
    public DelegatedLiveDisplay(Action<object> update, CancellationToken interrupted = default)
    {
        (_update, _interrupted) = (update, interrupted);
        interrupted.Register(() => _ended.Task.Wait(LastWords, CancellationToken.None));
    }

    /// <inheritdoc/>
    public void Update(object value)
    {
        _update(value);
        if (value is TrainingProgress { Ended: true } or DownloadProgress { Ended: true } || (_interrupted.IsCancellationRequested && value is not TrainingProgress)) _ended.TrySetResult();
    }
}
