using System.Text.Json.Nodes;

namespace NotebookKit.Host.Tests;

/// <summary>The real process on good notebooks.</summary>
public sealed class RunCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_notebook_that_runs_is_saved_with_its_outputs()
    {
        string input = File.ReadAllText(Samples.Path("tour.ipynb"));

        using Nbkit run = await RunAsync("tour.ipynb", "--html");

        Assert.True(run.ExitCode == ExitCodes.Ok, run.Errors);
        Assert.Equal("25.537499999999998", Ipynb.TextOf(Ipynb.OutputsOf(_folder.File("tour.ipynb"), 4)[^1]));
        Assert.Equal(["tour.html", "tour.ipynb", "tour.json"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order());
        Assert.Equal(input, File.ReadAllText(Samples.Path("tour.ipynb")));
    }

    [Fact]
    public async Task Streams_and_displays_keep_their_order()
    {
        using Nbkit run = await RunCellAsync("Console.WriteLine(1); display(2); Console.Error.WriteLine(3); Console.Write(4); Console.WriteLine(5);\n6");

        Assert.Equal(
            ["1\n", "2", "3\n", "45\n", "6"],
            Ipynb.OutputsOf(_folder.File("out/a.ipynb"), 1).Select(Ipynb.TextOf));
    }

    [Fact]
    public async Task The_notebook_is_saved_after_every_cell()
    {
        using Nbkit run = await Nbkit.RunAsync(_folder.Path, new Dictionary<string, string> { ["STEPS_OUT"] = _folder.Path }, "run", Samples.Path("steps.ipynb"), "--out", _folder.Path);

        Assert.Equal("True", Ipynb.TextOf(Ipynb.OutputsOf(_folder.File("steps.ipynb"), 3)[0]));
    }

    [Fact]
    public async Task An_update_from_a_later_cell_replaces_the_value_where_it_was_shown()
    {
        using Nbkit run = await Nbkit.RunAsync(_folder.Path, new Dictionary<string, string> { ["STEPS_OUT"] = _folder.Path }, "run", Samples.Path("steps.ipynb"), "--out", _folder.Path);

        Assert.Equal(["second", "one\n"], Ipynb.OutputsOf(_folder.File("steps.ipynb"), 1).Select(Ipynb.TextOf));
    }

    [Fact]
    public async Task Parameters_replace_the_defaults()
    {
        using Nbkit run = await RunAsync("parameters.ipynb", "-p", "dataset=full", "-p", "epochs=7", "-p", "Layers=20");

        Assert.Equal("full 7 10 -0.5 0.9 False 20", Ipynb.TextOf(Ipynb.OutputsOf(_folder.File("parameters.ipynb"), 3)[0]));
    }

    [Fact]
    public async Task Cells_see_the_folder_of_their_notebook()
    {
        using Nbkit run = await RunCellAsync("Environment.CurrentDirectory");

        Assert.Equal(_folder.Path, Ipynb.TextOf(Ipynb.OutputsOf(_folder.File("out/a.ipynb"), 1)[0]));
    }

    [Fact]
    public async Task Offline_is_told_to_the_kit()
    {
        using Nbkit run = await RunCellAsync("Environment.GetEnvironmentVariable(\"NOTEBOOKKIT_OFFLINE\")", "--offline");

        Assert.Equal("1", Ipynb.TextOf(Ipynb.OutputsOf(_folder.File("out/a.ipynb"), 1)[0]));
    }

    [Fact]
    public async Task Each_epoch_is_a_line_where_lines_cannot_be_rewritten()
    {
        using Nbkit run = await RunAsync("live.ipynb");

        Assert.Equal(2, run.Output.Split('\n').Count(line => line.Contains("images/s")));
    }

    [Fact]
    public async Task Two_notebooks_do_not_see_each_others_variables()
    {
        _folder.Write("a.ipynb", Ipynb.Of("var secret = 1;"));
        _folder.Write("b.ipynb", Ipynb.Of("secret"));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb", "b.ipynb");

        Assert.Contains("b.ipynb:1:1: error CS0103", run.Errors);
    }

    [Fact]
    public async Task Stored_outputs_of_an_earlier_run_are_gone()
    {
        JsonObject cell = Ipynb.Code("", "a");
        cell["outputs"] = new JsonArray(new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = "stale" });
        _folder.Write("a.ipynb", IpynbFormat.Write(Ipynb.Notebook(cell)));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb");

        Assert.Empty(Ipynb.OutputsOf(_folder.File("out/a.ipynb"), 1));
    }

    [Fact]
    public async Task A_notebook_without_code_cells_is_fine()
    {
        _folder.Write("a.ipynb", "{\"cells\":[{\"cell_type\":\"raw\",\"metadata\":{},\"source\":\"r\"}],\"metadata\":{},\"nbformat\":4,\"nbformat_minor\":4}");

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb", "--html");

        Assert.Equal(ExitCodes.Ok, run.ExitCode);
    }

    [Fact]
    public async Task A_script_notebook_is_written_as_ipynb()
    {
        using Nbkit run = await RunAsync("mixed.dib");

        Assert.Equal("42", Ipynb.TextOf(Ipynb.OutputsOf(_folder.File("mixed.ipynb"), 2)[^1]));
        Assert.Contains("This is a cell of rs; nbkit runs C#.", run.Errors);
    }

    private Task<Nbkit> RunAsync(string sample, params string[] more) =>
        Nbkit.RunAsync(_folder.Path, ["run", Samples.Path(sample), "--out", _folder.Path, .. more]);

    private Task<Nbkit> RunCellAsync(string code, params string[] more)
    {
        _folder.Write("a.ipynb", Ipynb.Of(code));
        return Nbkit.RunAsync(_folder.Path, ["run", "a.ipynb", .. more]);
    }
}
