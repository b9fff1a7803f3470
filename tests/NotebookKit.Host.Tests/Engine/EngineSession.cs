namespace NotebookKit.Host.Tests;

/// <summary>An engine and the cells that a test sends it.</summary>
/// <param name="folder">The notebook's folder; by default the current one.</param>
internal sealed class EngineSession(string? folder = null) : IDisposable
{
    private int _number;

    public CSharpEngine Engine { get; } = new(folder);

    public RecordingSink Sink { get; } = new();

    public Task<CellOutcome> SendAsync(string code, string language = CellLanguage.CSharp) =>
        Engine.RunAsync(new CellCode(++_number, code, language), Sink);

    /// <summary>What is shown below the cells by now: the plain text of each display's newest value.</summary>
    public IReadOnlyList<string> Shown =>
        [.. Sink.Events.Where(shown => shown.Value is not null).GroupBy(shown => shown.Id).Select(display => display.Last().Value![MimeBundle.PlainText] ?? display.Last().Value!.Forms[0].Value)];

    /// <summary>Runs the cell of an id, as a front end does when it is run again.</summary>
    public Task<CellOutcome> SendAsAsync(string id, string code) => Engine.RunAsync(new CellCode(++_number, code, Id: id), Sink);

    /// <summary>The plain text of the last cell's result; null when it has none.</summary>
    public async Task<string?> ResultAsync(params string[] cells)
    {
        CellOutcome outcome = new CellOutcome.Interrupted();
        foreach (string cell in cells) outcome = await SendAsync(cell);
        if (outcome is CellOutcome.Failed failed) Assert.Fail(string.Join('\n', failed.Error.Traceback));
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
