namespace NotebookKit.Host.Tests;

public sealed class InterruptTests : IDisposable
{
    private readonly EngineSession _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("try { while (true) { } } catch (Exception) { } finally { display(\"finally\"); }")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("await Task.Yield(); while (true) { }")]
    [InlineData("async Task F() { await Task.Yield(); while (true) { } } await F();")]
    [InlineData("Task.Delay(-1).Wait();")]
    [InlineData("await Task.Run(() => { while (true) System.Threading.Thread.Sleep(1000); });")]
    public async Task A_cell_that_never_ends_is_ended(string endless) =>
        Assert.IsType<CellOutcome.Interrupted>(await InterruptAsync("display(\"begun\");\n" + endless));

    [Fact]
    public async Task What_was_assigned_before_an_interrupt_survives()
    {
        await InterruptAsync("var a = 5; display(a); while (true) { }");

        Assert.Equal("5", await _session.ResultAsync("a"));
    }

    [Fact]
    public async Task The_cell_after_an_interrupted_one_runs_undisturbed()
    {
        await InterruptAsync("display(1); System.Threading.Thread.Sleep(-1);");

        Assert.Equal("8", await _session.ResultAsync("System.Threading.Thread.Sleep(50); await Task.Delay(50);", "8"));
    }

    [Fact]
    public async Task Work_that_watches_the_token_ends_in_good_order()
    {
        await _session.SendAsync("#r \"nuget: NotebookKit\"");
        CellOutcome outcome = await InterruptAsync(
            "display(1); var token = NotebookKit.LiveDisplay.Interrupted(); while (!token.IsCancellationRequested) System.Threading.Thread.Sleep(5);\n\"kept what was learned\"");

        Assert.Equal("kept what was learned", Assert.IsType<CellOutcome.Completed>(outcome).Result![MimeBundle.PlainText]);
    }

    private async Task<CellOutcome> InterruptAsync(string cell)
    {
        int before = _session.Sink.Events.Count;
        Task<CellOutcome> running = _session.SendAsync(cell);
        while (_session.Sink.Events.Count == before && !running.IsCompleted) await Task.Delay(10, TestContext.Current.CancellationToken);
        _session.Engine.Interrupt();
        return await running.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }
}
