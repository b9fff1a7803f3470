namespace NotebookKit.Host.Tests;

/// <summary>The real process with <c>--cached</c>: what would come out the same is not run again.</summary>
public sealed class CachedTests : IDisposable
{
    private const string Count = "File.AppendAllText(\"runs\", \"x\");\nint rate = 1;";

    private readonly TemporaryFolder _folder = new();

    public CachedTests() => _folder.Write("a.ipynb", Ipynb.Of(Count));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_notebook_that_ran_well_is_not_run_again()
    {
        await RunAsync();

        using Nbkit again = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb", "--cached", "--html");

        Assert.Equal(ExitCodes.Ok, again.ExitCode);
        Assert.Contains("cached  a.ipynb", again.Output);
        Assert.Equal("x", _folder.Read("runs"));
        Assert.True(File.Exists(_folder.File("out/a.html")));
    }

    [Fact]
    public async Task Another_cell_is_run()
    {
        await RunAsync();
        _folder.Write("a.ipynb", Ipynb.Of(Count + " // changed"));

        await RunAsync();

        Assert.Equal("xx", _folder.Read("runs"));
    }

    [Fact]
    public async Task A_result_that_somebody_changed_is_made_anew()
    {
        await RunAsync();
        File.AppendAllText(_folder.File("out/a.ipynb"), "\n");

        await RunAsync();

        Assert.Equal("xx", _folder.Read("runs"));
    }

    [Fact]
    public async Task A_report_that_cannot_be_read_is_no_report()
    {
        await RunAsync();
        _folder.Write("out/a.json", "{}");

        await RunAsync();

        Assert.Equal("xx", _folder.Read("runs"));
    }

    [Fact]
    public void A_file_that_a_cell_imports_is_a_part_of_the_notebook()
    {
        _folder.Write("b.dib", "1");
        string before = FingerprintOf("#!import b.dib");

        _folder.Write("b.dib", "2");

        Assert.NotEqual(before, FingerprintOf("#!import b.dib"));
    }

    private string FingerprintOf(string cell) =>
        RunFingerprint.Of(NotebookFile.Read(_folder.Write("c.ipynb", Ipynb.Of(cell))), new RunOptions { Notebooks = [], OutFolder = "out" });

    private async Task RunAsync()
    {
        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb", "--cached");
        Assert.Equal(ExitCodes.Ok, run.ExitCode);
    }
}
