namespace NotebookKit.Host.Tests;

/// <summary>The real process on notebooks that take theirs down: the run goes on, and the notebook keeps what it had.</summary>
public sealed class CrashTests : IDisposable
{
    private const string Segfault = "[System.Runtime.InteropServices.DllImport(\"libc.so.6\")] static extern IntPtr memset(IntPtr at, int value, nuint bytes);\nConsole.WriteLine(\"before\");\nmemset(8, 1, 100);";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Environment.FailFast(\"on purpose\");", "Environment.FailFast ended the notebook's process: on purpose")]
    [InlineData("Environment.Exit(3);", "ended the process with exit code 3")]
    [InlineData("new System.Threading.Thread(() => throw new Exception(\"alone\")).Start(); await Task.Delay(-1);", "An exception on a thread of its own ended the notebook's process: System.Exception: alone")]
    [InlineData("int Deep(int n) => Deep(n + 1) + 1; Deep(0)", "The stack overflowed")]
    [InlineData(Segfault, "crashed: native code touched memory that is not its own (SIGSEGV)")]
    public async Task A_death_is_said_in_a_sentence_at_its_cell(string cell, string sentence)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the signals are Linux's");
        _folder.Write("a.ipynb", Ipynb.Of("\"good\"", cell, "\"never\""));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb");

        Assert.Contains("a.ipynb:2:1: ", run.Errors);
        Assert.Equal("good", Ipynb.TextOf(Ipynb.OutputsOf(_folder.File("out/a.ipynb"), 1)[0]));
        Assert.Contains(sentence, run.Errors);
        Assert.Empty(Ipynb.OutputsOf(_folder.File("out/a.ipynb"), 3));
    }

    [Fact]
    public async Task The_next_notebook_runs_after_one_that_crashed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the cell calls Linux's C library");
        _folder.Write("a.ipynb", Ipynb.Of(Segfault));
        _folder.Write("b.ipynb", Ipynb.Of("1"));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb", "b.ipynb");

        Assert.Equal(ExitCodes.Crashed, run.ExitCode);
        Assert.Contains("crashed  a.ipynb", run.Output);
        Assert.Contains("ok  b.ipynb", run.Output);
    }

    [Fact]
    public async Task The_last_words_of_a_dying_process_are_kept()
    {
        _folder.Write("a.ipynb", Ipynb.Of("Environment.FailFast(\"this is why\");"));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb");

        Assert.Contains(Ipynb.OutputsOf(_folder.File("out/a.ipynb"), 1), output => Ipynb.TextOf(output).Contains("this is why"));
    }

    [Fact]
    public async Task A_tag_for_exceptions_does_not_excuse_a_crash()
    {
        _folder.Write("a.ipynb", IpynbFormat.Write(Ipynb.Notebook(Ipynb.Code("Environment.FailFast(\"x\");", "a", CellTags.RaisesException))));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb");

        Assert.Equal(ExitCodes.Crashed, run.ExitCode);
    }

    [Fact]
    public async Task A_program_that_outlives_its_cell_ends_with_the_notebook()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the program is looked for in /proc");
        _folder.Write("a.ipynb", Ipynb.Of("File.WriteAllText(\"id\", System.Diagnostics.Process.Start(\"sh\", \"-c \\\"sleep 1000 & wait\\\"\").Id.ToString());"));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb");

        string stat = $"/proc/{_folder.Read("id")}/stat";
        Assert.True(!File.Exists(stat) || File.ReadAllText(stat).Contains(") Z"));
    }
}
