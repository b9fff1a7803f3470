namespace NotebookKit.Host.Tests;

/// <summary>The magic commands that run the rest of their cell in their own way.</summary>
public sealed class MeasuringMagicTests : KitSession
{
    [Theory]
    [InlineData("n * n")]
    [InlineData("n++;")]
    [InlineData("n + 1;")]
    [InlineData("Math.Sqrt(2) // with a remark")]
    [InlineData("Console.Write(\"\")")]
    [InlineData("\"a;b}\"")]
    [InlineData("double s = 0;\nforeach (var v in new[] { 1.0, 2 }) { s += v; }\ns + 1")]
    [InlineData("var list = new List<int> { 1 };\nlist.Sum(x => { return x; })")]
    [InlineData("await Task.Yield();")]
    [InlineData("await Task.FromResult(3)")]
    [InlineData("var a = await Task.FromResult(3);\na + 1")]
    [InlineData("/* ; */ char c = ';'; c")]
    public async Task Code_is_timed_in_a_loop(string code)
    {
        await RunAsync("int n = 3;");
        if (code == "n + 1;") Assert.IsType<CellOutcome.Failed>(await Session.SendAsync($"#!timeit --runs 2 --loops 3\n{code}"));
        else Assert.Contains("mean ± σ of 2 runs of 3 loops", await ShownAsync($"#!timeit --runs 2 --loops 3\n{code}"));
    }

    [Fact]
    public async Task Loops_warm_up_and_runs_add_up()
    {
        await RunAsync("int count = 0;");
        await RunAsync("#!timeit --runs 3 --loops 5\ncount++;");

        Assert.Equal("16", await Session.ResultAsync("count"));
    }

    [Fact]
    public async Task What_timed_code_declares_stays_inside()
    {
        await RunAsync("#!timeit --runs 1 --loops 1\nvar inside = 3;");

        Assert.IsType<CellOutcome.Failed>(await Session.SendAsync("inside"));
    }

    [Fact]
    public async Task An_error_in_timed_code_names_its_line() => Assert.Equal(4, (await Session.ErrorAsync("var a = 1;\n#!timeit\n\nnowhere();")).Line);

    [Fact]
    public async Task What_timed_code_throws_ends_the_cell() =>
        Assert.Equal("why", (await Session.ErrorAsync("#!timeit\nthrow new FormatException(\"why\");")).Message);

    [Fact]
    public async Task An_interrupt_ends_the_timing()
    {
        Task<CellOutcome> running = Session.SendAsync("int count = 0;\n#!timeit --runs 1000\nSystem.Threading.Thread.Sleep(20);");
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Session.Engine.Interrupt();

        Assert.IsNotType<CellOutcome.Completed>(await running);
    }

    [Fact]
    public async Task Memory_is_watched_while_the_rest_runs_once_and_its_variables_stay()
    {
        Assert.Equal("5", await Session.ResultAsync("#!memit\nvar kept = new byte[20_000_000];\n5"));

        Assert.Matches(@"allocated on \.NET's heap: (19|2\d)\.?\d* MiB", Session.Shown[^1]);
        Assert.Equal("20000000", await Session.ResultAsync("kept.Length"));
    }
}
