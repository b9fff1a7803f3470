namespace NotebookKit.Host.Tests;

/// <summary>The language service as the engine has it.</summary>
public sealed class EngineLanguageTests : IDisposable
{
    private readonly EngineSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task What_a_cell_declared_is_completed()
    {
        await _session.SendAsync("#r \"nuget: TorchSharp\"\nusing TorchSharp;\nvar model = torch.nn.Linear(2, 3);");

        Assert.Contains("weight", await NamesAsync("model.wei"));
    }

    [Fact]
    public async Task A_cell_that_did_not_compile_does_not_count()
    {
        await _session.SendAsync("var a = 1;");
        await _session.SendAsync("var a = \"x\"; oops");

        Assert.Contains("CompareTo", await NamesAsync("a.Compare"));
    }

    [Fact]
    public async Task A_cell_that_threw_counts()
    {
        await _session.SendAsync("var a = \"x\"; throw new Exception();");

        Assert.Contains("Substring", await NamesAsync("a.Sub"));
    }

    [Fact]
    public async Task The_engines_magics_are_completed() => Assert.Contains("#!time", await NamesAsync("#!ti"));

    [Fact]
    public async Task A_variable_shows_its_value_in_short()
    {
        await _session.SendAsync("var words = new List<string> { \"a\", \"b\" };");

        Assert.Equal("List<string> words\n\nValue:\n2 elements\n", (await _session.Engine.Language.InspectAsync("words", 2))!.Plain);
    }

    [Fact]
    public async Task It_answers_while_a_cell_runs()
    {
        await _session.SendAsync("var started = new TaskCompletionSource(); var end = new TaskCompletionSource(); var words = new List<string>();");
        Task<CellOutcome> running = _session.SendAsync("var inside = 1; await end.Task;");

        while (!(await NamesAsync("insi")).Contains("inside")) await Task.Delay(20, TestContext.Current.CancellationToken);

        Assert.False(running.IsCompleted);
        Assert.Equal("List<string> words\n", (await _session.Engine.Language.InspectAsync("words", 2))!.Plain);
        _session.Engine.Interrupt();
        await running;
    }

    private async Task<string[]> NamesAsync(string code) =>
        [.. (await _session.Engine.Language.CompleteAsync(code, code.Length)).Items.Select(item => item.Display)];
}
