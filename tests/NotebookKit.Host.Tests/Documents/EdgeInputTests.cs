using System.Text;

namespace NotebookKit.Host.Tests;

/// <summary>The real process on files that are not what they should be: one sentence, exit code 2, nothing written; or it just works.</summary>
public sealed class EdgeInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string, string> Damaged => new()
    {
        { "a.ipynb", "{\"cells\": [{\"cell_type\"", "a.ipynb is not valid JSON" },
        { "a.ipynb", "", "a.ipynb is not a notebook: the file is empty." },
        { "a.ipynb", "{\"cells\":[\n<<<<<<< HEAD\n", "a.ipynb has unresolved merge conflicts, the first in line 2." },
        { "a.ipynb", "{\"nbformat\":3,\"worksheets\":[{\"cells\":[]}]}", "a.ipynb is nbformat 3; nbkit reads nbformat 4 (open it in Jupyter and save it to upgrade)." },
        { "a.ipynb", "{\"nbformat\":4,\"cells\":[],\"metadata\":[]}", "a.ipynb is not a valid notebook: its metadata are not an object." },
        { "a.dib", "#!meta\n{oops\n#!csharp\n1", "a.dib has a #!meta block that is not valid JSON" },
        { "a.dib", "#!meta\n{\"kernelInfo\":{\"items\":[{\"name\":5,\"aliases\":7},3]}}\n#!dance\n1", "#!dance is not a magic command of nbkit" },
    };

    [Theory]
    [MemberData(nameof(Damaged))]
    public async Task A_damaged_notebook_is_one_sentence(string name, string text, string sentence)
    {
        _folder.Write(name, text);

        using Nbkit nbkit = await Nbkit.RunAsync(_folder.Path, "run", name);

        Assert.Contains(sentence, nbkit.Errors);
        Assert.InRange(nbkit.ExitCode, ExitCodes.CellFailed, ExitCodes.BadInput);
        Assert.DoesNotContain("   at ", nbkit.Errors);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("strip")]
    [InlineData("describe")]
    public async Task Bytes_that_are_not_UTF8_are_one_sentence(string command)
    {
        File.WriteAllBytes(_folder.File("a.ipynb"), [.. Encoding.Latin1.GetBytes("{\"cells\":[],\"nbformat\":4,\"é\":1}")]);

        using Nbkit nbkit = await Nbkit.RunAsync(_folder.Path, command, "a.ipynb");

        Assert.Equal((ExitCodes.BadInput, "nbkit: a.ipynb is not UTF-8 text: byte 26 does not belong there.\n"), (nbkit.ExitCode, nbkit.Errors));
        Assert.False(Directory.Exists(_folder.File("out")));
    }

    [Fact]
    public async Task A_script_keeps_the_cells_of_kernels_that_only_it_knows()
    {
        _folder.Write("a.dib", "#!meta\n\n{\"kernelInfo\":{\"items\":[{\"name\":\"rust\"}]}}\n\n#!rust\n\nfn main() {}\n\n#!csharp\n\n1\n");

        using Nbkit nbkit = await Nbkit.RunAsync(_folder.Path, "convert", "a.dib", "b.ipynb");

        Assert.Equal(["rust", "csharp"], NotebookFile.Read(_folder.File("b.ipynb")).Cells.Select(cell => cell.KernelName));
    }

    [Fact]
    public async Task A_hundred_megabytes_of_stored_output_are_no_obstacle()
    {
        string output = $"{{\"output_type\":\"stream\",\"name\":\"stdout\",\"text\":\"{new string('x', 100_000_000)}\"}}";
        _folder.Write("a.ipynb", $"{{\"cells\":[{{\"cell_type\":\"code\",\"id\":\"a\",\"metadata\":{{}},\"source\":\"6*7\",\"execution_count\":1,\"outputs\":[{output}]}}],\"metadata\":{{}},\"nbformat\":4,\"nbformat_minor\":5}}");

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb");
        using Nbkit strip = await Nbkit.RunAsync(_folder.Path, "strip", "a.ipynb");

        Assert.Equal((ExitCodes.Ok, "", ExitCodes.Ok, ""), (run.ExitCode, run.Errors, strip.ExitCode, strip.Errors));
        Assert.Equal("42", Ipynb.TextOf(Ipynb.OutputsOf(_folder.File("out/a.ipynb"), 1)[0]));
        Assert.InRange(new FileInfo(_folder.File("a.ipynb")).Length, 100, 300);
    }
}
