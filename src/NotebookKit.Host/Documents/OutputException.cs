namespace NotebookKit.Host;

/// <summary>A result could not be written. The message is one sentence; the run ends with <see cref="ExitCodes.CouldNotWrite"/>.</summary>
internal sealed class OutputException(string message, Exception cause) : Exception(message, cause);
