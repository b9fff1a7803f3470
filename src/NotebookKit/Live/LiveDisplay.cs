namespace NotebookKit;

/// <summary>
/// Where long work shows its progress. A notebook host plugs in its own displays; without one, values go to the
/// terminal as text.
/// </summary>
public static class LiveDisplay
{
    /// <summary>Shows a first value and returns the place where it can be replaced. Set by the host.</summary>
    public static Func<object, ILiveDisplay> Open { get; set; } = TerminalLiveDisplay.Open;

    /// <summary>The token that the host cancels when the user interrupts the running cell. Set by the host.</summary>
    public static Func<CancellationToken> Interrupted { get; set; } = () => CancellationToken.None;
}
