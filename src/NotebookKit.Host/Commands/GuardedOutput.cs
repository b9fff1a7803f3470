using System.Text;

namespace NotebookKit.Host;

/// <summary>
/// Standard output or error of a command. Where nothing more can be written, as on a full disk or a terminal that was closed,
/// the work goes on: a run's results lie in files.
/// </summary>
/// <param name="inner">The real one.</param>
internal sealed class GuardedOutput(TextWriter inner) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    /// <summary>Why something could not be written, or null.</summary>
    public string? Failure { get; private set; }

    public override void Write(char value) => Try(() => inner.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    public override void Write(string? value) => Try(() => inner.Write(value));

    public override void WriteLine(string? value) => Try(() => inner.WriteLine(value));

    public override void Flush() => Try(inner.Flush);

    private void Try(Action write)
    {
        try
        {
            if (Failure is null) write();
        }
        catch (IOException failure)
        {
            Failure = failure.Message;
        }
    }
}
