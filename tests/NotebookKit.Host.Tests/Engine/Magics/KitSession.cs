namespace NotebookKit.Host.Tests;

/// <summary>A notebook that has loaded the kit, for tests of its magic commands.</summary>
public abstract class KitSession : IDisposable
{
    private protected EngineSession Session { get; } = new();

    public void Dispose()
    {
        Session.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected async Task BeginAsync(params string[] cells)
    {
        await RunAsync("#r \"nuget: NotebookKit.Interactive\"\nusing NotebookKit;\nusing TorchSharp;\nusing static TorchSharp.torch;");
        foreach (string cell in cells) await RunAsync(cell);
    }

    /// <summary>Runs a cell, which must not fail.</summary>
    private protected async Task RunAsync(string cell)
    {
        if (await Session.SendAsync(cell) is CellOutcome.Failed failed) Assert.Fail(string.Join('\n', failed.Error.Traceback));
    }

    /// <summary>What a cell shows last.</summary>
    private protected async Task<string> ShownAsync(string cell)
    {
        await RunAsync(cell);
        return Session.Shown[^1];
    }

    /// <summary>The names that are offered at the end of what is typed.</summary>
    private protected async Task<string[]> OfferedAsync(string typed) =>
        [.. (await Session.Engine.Language.CompleteAsync(typed, typed.Length)).Items.Select(item => item.Text)];
}
