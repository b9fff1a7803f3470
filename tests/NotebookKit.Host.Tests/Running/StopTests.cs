namespace NotebookKit.Host.Tests;

/// <summary>Runs that are ended from outside: by the clock, by a person, by a container.</summary>
public sealed class StopTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_endless_cell_is_stopped_and_everything_before_is_kept()
    {
        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", Samples.Path("endless.ipynb"), "--out", _folder.Path, "--timeout", "3");

        Assert.Equal(ExitCodes.TimedOut, run.ExitCode);
        Assert.Equal(["kept\n"], Ipynb.OutputsOf(_folder.File("endless.ipynb"), 1).Select(Ipynb.TextOf));
        Assert.Equal(
            ["begun\n", "The cell took longer than 3 s (--timeout) and was stopped."],
            Ipynb.OutputsOf(_folder.File("endless.ipynb"), 2).Select(Ipynb.TextOf));
    }

    [Fact]
    public async Task A_terminal_that_closes_ends_a_run_in_good_order()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the signal is sent by Linux's kill");
        _folder.Write("a.ipynb", Ipynb.Of("Console.WriteLine(\"so far\"); File.WriteAllText(\"begun\", \"\"); while (true) { }"));

        using Nbkit run = Nbkit.Start(_folder.Path, "run", "a.ipynb");
        await run.UntilFileAsync(_folder.File("begun"));
        run.Signal(1);
        await run.EndAsync();

        Assert.Equal(ExitCodes.HungUp, run.ExitCode);
        Assert.Contains("so far\n", Ipynb.OutputsOf(_folder.File("out/a.ipynb"), 1).Select(Ipynb.TextOf));
    }

    [Fact]
    public async Task A_notebook_that_cannot_be_read_to_its_end_can_be_given_up()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs mkfifo");
        using (System.Diagnostics.Process made = System.Diagnostics.Process.Start("mkfifo", [_folder.File("a.ipynb")])) await made.WaitForExitAsync(TestContext.Current.CancellationToken);

        using Nbkit run = Nbkit.Start(_folder.Path, "run", "a.ipynb");
        for (int i = 0; i < 100 && !File.Exists($"/proc/{run.Id}/task/{run.Id}/stat"); i++) await Task.Delay(50, TestContext.Current.CancellationToken);
        await Task.Delay(3000, TestContext.Current.CancellationToken);
        run.Signal(15);
        await run.EndAsync();

        Assert.Equal(ExitCodes.Terminated, run.ExitCode);
    }

    [Fact]
    public async Task Finally_of_a_cell_that_waits_runs_and_its_words_are_kept()
    {
        _folder.Write("a.ipynb", Ipynb.Of("try { await Task.Delay(-1); } finally { Console.WriteLine(\"last words\"); File.WriteAllText(\"ended\", \"\"); }"));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb", "--timeout", "3");

        Assert.True(File.Exists(_folder.File("ended")));
        Assert.Contains("last words\n", Ipynb.OutputsOf(_folder.File("out/a.ipynb"), 1).Select(Ipynb.TextOf));
    }

    [Fact]
    public async Task The_next_notebook_runs_after_a_stopped_one()
    {
        string good = _folder.Write("good.ipynb", Ipynb.Of("1"));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", Samples.Path("endless.ipynb"), good, "--timeout", "3");

        Assert.Contains("ok  " + good, run.Output);
        Assert.Equal(ExitCodes.TimedOut, run.ExitCode);
    }

    [Fact]
    public async Task A_cell_that_cannot_be_stopped_does_not_hold_the_process()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the cell sleeps in Linux's C library");

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", Samples.Path("stuck.ipynb"), "--out", _folder.Path, "--timeout", "3");

        Assert.Equal(ExitCodes.TimedOut, run.ExitCode);
        Assert.Equal(["kept\n"], Ipynb.OutputsOf(_folder.File("stuck.ipynb"), 1).Select(Ipynb.TextOf));
    }

    [Fact]
    public async Task Work_that_watches_for_the_interrupt_keeps_its_last_words()
    {
        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", Samples.Path("courteous.ipynb"), "--out", _folder.Path, "--timeout", "3");

        Assert.Equal("begun\nended in good order\n", Ipynb.TextOf(Ipynb.OutputsOf(_folder.File("courteous.ipynb"), 2)[0]));
    }

    [Theory]
    [InlineData(2, ExitCodes.Interrupted)]
    [InlineData(15, ExitCodes.Terminated)]
    public async Task A_signal_interrupts_the_cell_and_saves(int signal, int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are Unix's");
        string notebook = _folder.Write("a.ipynb", Ipynb.Of("Console.WriteLine(\"kept\");\nFile.WriteAllText(\"begun\", \"\");\nawait Task.Delay(-1);"));

        using Nbkit run = Nbkit.Start(_folder.Path, "run", notebook);
        await run.UntilFileAsync(_folder.File("begun"));
        run.Signal(signal);
        await run.EndAsync();

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(["kept\n", "The cell was interrupted."], Ipynb.OutputsOf(_folder.File("out/a.ipynb"), 1).Select(Ipynb.TextOf));
    }

    [Fact]
    public async Task A_second_CtrlC_ends_at_once()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the cell sleeps in Linux's C library");
        string notebook = _folder.Write("a.ipynb", Ipynb.Of(
            "[System.Runtime.InteropServices.DllImport(\"libc.so.6\")] static extern uint sleep(uint seconds);\nFile.WriteAllText(\"begun\", \"\");\nsleep(120);"));

        using Nbkit run = Nbkit.Start(_folder.Path, "run", notebook);
        await run.UntilFileAsync(_folder.File("begun"));
        run.Signal(2);
        await Task.Delay(100, TestContext.Current.CancellationToken);
        run.Signal(2);
        await run.EndAsync();

        Assert.Equal(ExitCodes.Interrupted, run.ExitCode);
        Assert.Empty(Ipynb.OutputsOf(_folder.File("out/a.ipynb"), 1)); // the first would have saved why it ended, after its grace
    }
}
