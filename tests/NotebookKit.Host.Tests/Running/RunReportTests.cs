using System.Text.Json.Nodes;

namespace NotebookKit.Host.Tests;

public sealed class RunReportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_recorded_figure_is_written_with_what_it_takes_to_judge_it()
    {
        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", Samples.Path("figures.ipynb"), "--out", _folder.Path);

        Assert.True(run.ExitCode == ExitCodes.Ok, run.Errors);
        JsonNode figure = Assert.Single(Report("figures.json")["figures"]!.AsArray())!;
        Assert.Equal(
            """{"low":0.85,"high":0.89,"level":0.95}""",
            figure["interval"]!.ToJsonString());
        Assert.Equal(
            ["count", "dataset", "interval", "isRate", "isSynthetic", "machine", "measuredAt", "name", "published", "reason", "seconds", "seed", "tier", "value", "versions", "weights"],
            figure.AsObject().Select(pair => pair.Key).Order());
    }

    [Fact]
    public async Task A_figure_is_one_line_at_the_end()
    {
        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", Samples.Path("figures.ipynb"), "--out", _folder.Path);

        Assert.Contains("test accuracy 0.871 (95% interval 0.85 to 0.89), n = 1000, squares (synthetic); published: ResNet-18 0.949", run.Output);
    }

    [Fact]
    public async Task A_run_without_torch_does_not_load_it()
    {
        _folder.Write("a.ipynb", Ipynb.Of("File.ReadAllText(\"/proc/self/maps\").Contains(\"libtorch\")"));
        _folder.Write("b.ipynb", Ipynb.Of("File.ReadAllText(\"/proc/self/maps\").Contains(\"libtorch\")"));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb", "b.ipynb"); // the second after the first's report

        Assert.Equal("False", Ipynb.TextOf(Ipynb.OutputsOf(_folder.File("out/b.ipynb"), 1)[0]));
    }

    [Fact]
    public async Task The_report_says_what_ran_how_long_and_with_which_parameters()
    {
        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", Samples.Path("parameters.ipynb"), "--out", _folder.Path, "-p", "rate=0.25");

        JsonNode report = Report("parameters.json");
        Assert.Equal("ok", (string?)report["status"]);
        Assert.Equal("""{"rate":0.25}""", report["parameters"]!.ToJsonString());
        Assert.Equal([1, 2, 3], report["cells"]!.AsArray().Select(cell => (int)cell!["number"]!));
    }

    [Fact]
    public async Task The_report_of_a_failed_run_says_where()
    {
        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", Samples.Path("fails.ipynb"), "--out", _folder.Path);

        JsonNode error = Report("fails.json")["error"]!;
        Assert.Equal((2, 2, "fails-3"), ((int)error["cell"]!, (int)error["line"]!, (string?)error["id"]));
    }

    private JsonNode Report(string name) => JsonNode.Parse(_folder.Read(name))!;
}
