namespace NotebookKit.Host.Tests;

/// <summary>The real process with <c>--check</c>, and the reports that CI reads.</summary>
public sealed class CheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Outputs_that_are_the_stored_ones_pass()
    {
        await StoreAsync("Console.WriteLine($\"took {DateTime.Now.Ticks % 100} ms\"); 0.5");

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb", "--check");

        Assert.True(run.ExitCode == ExitCodes.Ok, run.Errors);
    }

    [Fact]
    public async Task An_output_that_is_not_the_stored_one_is_named()
    {
        await StoreAsync("1 / 2.0");
        _folder.Write("a.ipynb", _folder.Read("a.ipynb").Replace("0.5\"\n", "0.25\"\n"));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb", "--check");

        Assert.Equal(ExitCodes.Differs, run.ExitCode);
        Assert.StartsWith("a.ipynb: cell 1 (c1), output 1 text/plain: 0.5 is not 0.25", run.Errors);
        Assert.Contains("differs  a.ipynb", run.Output);
    }

    [Fact]
    public async Task A_tolerance_lets_numbers_differ()
    {
        await StoreAsync("1 / 2.0");
        _folder.Write("a.ipynb", _folder.Read("a.ipynb").Replace("0.5\"\n", "0.49\"\n"));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb", "--check", "--tolerance", "0.1");

        Assert.Equal(ExitCodes.Ok, run.ExitCode);
    }

    [Fact]
    public async Task Reports_tell_of_every_notebook()
    {
        _folder.Write("a.ipynb", Ipynb.Of("1", "throw new Exception(\"on purpose\");"));
        _folder.Write("b.ipynb", Ipynb.Of("2"));

        using Nbkit run = await Nbkit.RunAsync(
            _folder.Path, "run", "a.ipynb", "b.ipynb",
            "--report", "junit=r/junit.xml", "--report", "trx=r/run.trx", "--report", "markdown=r/summary.md", "--report", "json=r/run.json");

        Assert.Equal(ExitCodes.CellFailed, run.ExitCode);
        foreach (string report in new[] { "r/junit.xml", "r/run.trx", "r/summary.md", "r/run.json" })
        {
            Assert.Contains("on purpose", _folder.Read(report));
            Assert.Contains("b.ipynb", _folder.Read(report).Replace("\\", "")); // Markdown escapes the dot
        }
    }

    [Fact]
    public async Task GitHub_gets_its_annotations_and_summary_unasked()
    {
        _folder.Write("a.ipynb", Ipynb.Of("1", "throw new Exception(\"on purpose\");"));
        var github = new Dictionary<string, string> { ["GITHUB_ACTIONS"] = "true", ["GITHUB_WORKSPACE"] = _folder.Path, ["GITHUB_STEP_SUMMARY"] = _folder.File("summary.md") };

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, github, "run", "a.ipynb");

        Assert.Contains("::error file=a.ipynb,line=", run.Output);
        Assert.Contains("on purpose", _folder.Read("summary.md"));
    }

    [Fact]
    public async Task Parameters_may_come_from_a_file()
    {
        _folder.Write("p.json", """{"dataset": "full", "epochs": 7}""");

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", Samples.Path("parameters.ipynb"), "--parameters", "p.json", "-p", "epochs=9");

        Assert.StartsWith("full 9 ", Ipynb.TextOf(Ipynb.OutputsOf(_folder.File("out/parameters.ipynb"), 3)[0]));
    }

    [Theory]
    [InlineData("--report", "pdf=x", "there is no report 'pdf'; the kinds are")]
    [InlineData("--tolerance", "lots", "--tolerance lots is not a number from 0 to 1.")]
    [InlineData("--parameters", "missing.json", "missing.json does not exist.")]
    public async Task What_cannot_be_meant_is_one_sentence(string option, string value, string sentence)
    {
        _folder.Write("a.ipynb", Ipynb.Of("1"));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb", option, value);

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains(sentence, run.Errors);
    }

    private async Task StoreAsync(string cell)
    {
        _folder.Write("a.ipynb", Ipynb.Of(cell));
        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb", "--in-place");
        Assert.Equal(ExitCodes.Ok, run.ExitCode);
    }
}
