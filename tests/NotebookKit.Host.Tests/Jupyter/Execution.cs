namespace NotebookKit.Host.Tests;

/// <summary>What became of a cell that was sent to the kernel.</summary>
/// <param name="Reply">The answer.</param>
/// <param name="Messages">Everything that was broadcast about it, from busy to idle.</param>
internal sealed record Execution(JupyterMessage Reply, IReadOnlyList<JupyterMessage> Messages)
{
    public string Status => Reply["status"];

    /// <summary>The messages between the brackets and the echo of the input.</summary>
    public IReadOnlyList<JupyterMessage> Outputs => [.. Messages.Where(message => message.Type is not ("status" or "execute_input"))];

    public string Text(string stream) => string.Concat(Messages.Where(message => message.Type == "stream" && message["name"] == stream).Select(message => message["text"]));

    public string? Result => Messages.SingleOrDefault(message => message.Type == "execute_result")?.PlainText;
}
