namespace NotebookKit;

/// <summary>
/// Something the user can mend: a damaged file, a missing network, a wrong name. <see cref="Exception.Message"/> is one
/// sentence that says what is wrong and the way out; hosts show it without a stack trace.
/// </summary>
public sealed class KitException : Exception
{
    /// <summary>Creates the exception with its one sentence.</summary>
    public KitException(string message) : base(message) { }

    /// <summary>Creates the exception with its one sentence and the error underneath.</summary>
    public KitException(string message, Exception innerException) : base(message, innerException) { }
}
