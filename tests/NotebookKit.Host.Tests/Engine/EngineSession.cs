namespace NotebookKit.Host.Tests;

/// <summary>An engine and the cells that a test sends it.</summary>
internal sealed class EngineSession : IDisposable
{
    private int _number;

    public CSharpEngine Engine { get; } = new();

    public RecordingSink Sink { get; } = new();

    public Task<CellOutcome> SendAsync(string code, string language = CellLanguage.CSharp) =>
        Engine.RunAsync(new CellCode(++_number, code, language), Sink);

    /// <summary>The plain text of the last cell's result; null when it has none.</summary>
    public async Task<string?> ResultAsync(params string[] cells)
    {
        CellOutcome outcome = new CellOutcome.Interrupted();
        foreach (string cell in cells) outcome = await SendAsync(cell);
        return Assert.IsType<CellOutcome.Completed>(outcome).Result?[MimeBundle.PlainText];
    }

    /// <summary>Why the last cell failed.</summary>
    public async Task<CellError> ErrorAsync(params string[] cells)
    {
        CellOutcome outcome = new CellOutcome.Interrupted();
        foreach (string cell in cells) outcome = await SendAsync(cell);
        return Assert.IsType<CellOutcome.Failed>(outcome).Error;
    }

    public void Dispose() => Engine.Dispose();
}
