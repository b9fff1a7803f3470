namespace NotebookKit.Host.Tests;

/// <summary>The real process.</summary>
public sealed class StripCommandTests : IDisposable
{
    private const string Python = """{"cells":[{"cell_type":"code","metadata":{},"outputs":[{"output_type":"stream","name":"stdout","text":"1"}],"execution_count":1,"source":""}],"metadata":{"kernelspec":{"language":"python"}},"nbformat":4,"nbformat_minor":5}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_notebook_of_any_language_is_stripped_in_its_place()
    {
        _folder.Write("a.ipynb", Python);

        using Nbkit strip = await Nbkit.RunAsync(_folder.Path, "strip", "a.ipynb");

        Assert.Equal((ExitCodes.Ok, ""), (strip.ExitCode, strip.Errors));
        Assert.Contains("\"outputs\":[],\"execution_count\":null", _folder.Read("a.ipynb"));
    }

    [Fact]
    public async Task A_check_fails_changes_nothing_and_says_what_mends_it()
    {
        _folder.Write("a.ipynb", Python);
        _folder.Write("b.ipynb", Ipynb.Of("1"));

        using Nbkit strip = await Nbkit.RunAsync(_folder.Path, "strip", "--check", "a.ipynb", "b.ipynb");

        Assert.Equal((ExitCodes.Differs, "nbkit: a.ipynb has outputs of 1 cells; run: nbkit strip a.ipynb\n"), (strip.ExitCode, strip.Errors));
        Assert.Equal(Python, _folder.Read("a.ipynb"));
    }

    [Fact]
    public async Task A_file_that_is_no_notebook_is_named_and_left_alone()
    {
        _folder.Write("a.ipynb", "{}");
        _folder.Write("b.ipynb", Python);

        using Nbkit strip = await Nbkit.RunAsync(_folder.Path, "strip", "a.ipynb", "b.ipynb");

        Assert.Equal((ExitCodes.BadInput, "nbkit: a.ipynb is not a notebook: it does not say its nbformat.\n"), (strip.ExitCode, strip.Errors));
        Assert.Equal("{}", _folder.Read("a.ipynb"));
        Assert.DoesNotContain("stdout", _folder.Read("b.ipynb"));
    }

    [Fact]
    public async Task A_file_that_is_no_notebook_by_its_name_is_left_alone_whatever_it_holds()
    {
        _folder.Write("a.json", Python);

        using Nbkit strip = await Nbkit.RunAsync(_folder.Path, "strip", "a.json");

        Assert.Equal((ExitCodes.BadInput, "nbkit: a.json is neither an .ipynb nor a .dib notebook.\n"), (strip.ExitCode, strip.Errors));
        Assert.Equal(Python, _folder.Read("a.json"));
    }

    [Fact]
    public async Task A_link_and_the_files_rights_stay()
    {
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(_folder.Write("a.ipynb", Python), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.CreateSymbolicLink(_folder.File("link.ipynb"), "a.ipynb");

        using Nbkit strip = await Nbkit.RunAsync(_folder.Path, "strip", "link.ipynb");

        Assert.Equal("a.ipynb", new FileInfo(_folder.File("link.ipynb")).LinkTarget);
        Assert.DoesNotContain("stdout", _folder.Read("a.ipynb"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File("a.ipynb")));
    }

    [Fact]
    public async Task Two_runs_of_one_notebook_differ_in_their_times_only()
    {
        _folder.Write("a.ipynb", Ipynb.Of(
            "Console.WriteLine(1); display(2); HTML(\"<b>3</b>\")", "new[] { 1, 2, 3 }", "var d = display(\"x\"); d.Update(\"y\");", "#r \"nuget: NotebookKit.Interactive, 0.1.0\"",
            "NotebookKit.Datasets.Load(\"fashion-mnist-mini\")", "throw new Exception(\"e\");"));

        using Nbkit first = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb", "--out", "first");
        using Nbkit second = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb", "--out", "second");
        using Nbkit strip = await Nbkit.RunAsync(_folder.Path, "strip", "--timings", "first/a.ipynb", "second/a.ipynb");

        Assert.Equal(ExitCodes.Ok, strip.ExitCode);
        Assert.Equal(_folder.Read("first/a.ipynb"), _folder.Read("second/a.ipynb"));
        Assert.DoesNotContain("\"execution\"", _folder.Read("first/a.ipynb"));
    }
}
