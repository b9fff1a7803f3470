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

    [Theory]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("while (true) await Task.Delay(10);")]
    [InlineData("async Task Inner() { await Task.Delay(-1); } await Inner();")]
    [InlineData("async Task Inner() { await Task.Delay(-1).ConfigureAwait(false); } await Inner();")]
    [InlineData("await Task.WhenAll(Task.Delay(-1), Task.CompletedTask);")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    public async Task Finally_and_using_of_an_interrupted_cell_run(string waits)
    {
        string path = Path.GetTempFileName();
        Assert.IsType<CellOutcome.Interrupted>(await InterruptAsync(
            $"var ended = false;\nusing (var file = new StreamWriter(@\"{path}\"))\n{{ try {{ file.Write(\"all\"); display(1);\n{waits}\n}} finally {{ ended = true; display(\"last words\"); }} }}"));

        Assert.Equal("True", await _session.ResultAsync("ended"));
        Assert.Equal("all", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Contains("last words", _session.Sink.Text);
        File.Delete(path);
    }

    [Fact]
    public async Task What_an_interrupted_cell_waited_for_is_left_alone()
    {
        await _session.SendAsync("var source = new TaskCompletionSource<int>(); var other = source.Task.ContinueWith(done => done.Result * 2);");
        await InterruptAsync("display(1); await source.Task;");

        Assert.Equal("42", await _session.ResultAsync("source.SetResult(21); await other"));
        Assert.Equal("7", await _session.ResultAsync("await Task.Delay(20); 7"));
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
