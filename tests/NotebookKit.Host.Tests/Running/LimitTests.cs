namespace NotebookKit.Host.Tests;

/// <summary>The real process on notebooks that want too much: time, memory, both.</summary>
public sealed class LimitTests : IDisposable
{
    private const string NativeHog = "[System.Runtime.InteropServices.DllImport(\"libc.so.6\")] static extern IntPtr malloc(nuint bytes);\n[System.Runtime.InteropServices.DllImport(\"libc.so.6\")] static extern IntPtr memset(IntPtr at, int value, nuint bytes);\nwhile (true) { memset(malloc(16 << 20), 1, 16 << 20); await Task.Delay(5); }";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_notebook_that_takes_too_long_is_stopped_though_each_cell_is_quick()
    {
        _folder.Write("a.ipynb", Ipynb.Of([.. Enumerable.Repeat("await Task.Delay(900);", 30)]));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb", "--notebook-timeout", "6");

        Assert.Equal(ExitCodes.TimedOut, run.ExitCode);
        Assert.Contains("The notebook took longer than 6 s (--notebook-timeout) and was stopped.", run.Errors);
    }

    [Fact]
    public async Task A_process_that_is_not_ready_in_time_is_given_up()
    {
        _folder.Write("a.ipynb", Ipynb.Of("1"));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb", "--start-timeout", "0.01");

        Assert.Equal(ExitCodes.TimedOut, run.ExitCode);
        Assert.Contains("a.ipynb: The notebook's process was not ready within 0.01 s (--start-timeout)", run.Errors);
        Assert.True(File.Exists(_folder.File("out/a.ipynb")));
    }

    [Fact]
    public async Task An_allocation_beyond_the_limit_fails_in_its_line()
    {
        _folder.Write("a.ipynb", Ipynb.Of("\"good\"", "var all = new List<byte[]>();\nwhile (true) { all.Add(new byte[8 << 20]); }"));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb", "--memory", "700M");

        Assert.Equal(ExitCodes.OverMemory, run.ExitCode);
        Assert.Contains("700 MiB", run.Errors);
        Assert.Equal("good", Ipynb.TextOf(Ipynb.OutputsOf(_folder.File("out/a.ipynb"), 1)[0]));
    }

    [Fact]
    public async Task Memory_that_native_code_takes_counts()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the cell calls Linux's C library");
        _folder.Write("a.ipynb", Ipynb.Of("\"good\"", NativeHog));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb", "--memory", "700M");

        Assert.Equal(ExitCodes.OverMemory, run.ExitCode);
        Assert.Contains("The notebook's process grew beyond 700 MiB of memory (--memory) and was ended.", run.Errors);
        Assert.Equal("good", Ipynb.TextOf(Ipynb.OutputsOf(_folder.File("out/a.ipynb"), 1)[0]));
    }

    [Theory]
    [InlineData("--memory", "lots", "--memory lots is not a size; write 512M or 4G.")]
    [InlineData("--jobs", "0", "--jobs 0 is not a number from 1.")]
    [InlineData("--notebook-timeout", "x", "--notebook-timeout x is not a positive number of seconds.")]
    public async Task A_limit_that_is_none_is_one_sentence(string option, string value, string sentence)
    {
        _folder.Write("a.ipynb", Ipynb.Of("1"));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb", option, value);

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains(sentence, run.Errors);
    }

    [Fact]
    public async Task A_value_of_a_hundred_megabytes_is_left_out_and_said()
    {
        _folder.Write("a.ipynb", Ipynb.Of("display(HTML(new string('x', 100_000_000)));\n\"small\""));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb");

        Assert.Equal(ExitCodes.Ok, run.ExitCode);
        Assert.Contains("was left out", Ipynb.TextOf(Ipynb.OutputsOf(_folder.File("out/a.ipynb"), 1)[0]));
        Assert.Equal("small", Ipynb.TextOf(Ipynb.OutputsOf(_folder.File("out/a.ipynb"), 1)[1]));
    }

    [Fact]
    public async Task A_long_cells_outputs_are_on_disk_while_it_runs()
    {
        _folder.Write("a.ipynb", Ipynb.Of("Console.WriteLine(\"so far\"); while (!File.ReadAllText(\"out/a.ipynb\").Contains(\"so far\\\\n\")) await Task.Delay(100);"));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb", "--timeout", "60");

        Assert.Equal(ExitCodes.Ok, run.ExitCode);
    }
}
