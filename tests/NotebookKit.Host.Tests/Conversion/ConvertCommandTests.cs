namespace NotebookKit.Host.Tests;

/// <summary>The real process.</summary>
public sealed class ConvertCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_notebook_becomes_a_script_and_what_is_lost_is_said()
    {
        using Nbkit convert = await Nbkit.RunAsync(_folder.Path, "convert", Samples.Path("parameters.ipynb"), "p.dib");

        Assert.Equal(ExitCodes.Ok, convert.ExitCode);
        Assert.Equal($"nbkit: a script has no place for tags; {Samples.Path("parameters.ipynb")} still has them.\n", convert.Errors);
        Assert.Contains("\n#!csharp\n\nvar dataset = \"mini\";\n", _folder.Read("p.dib"));
    }

    [Fact]
    public async Task Nothing_is_said_where_nothing_is_lost()
    {
        _folder.Write("a.dib", "#!csharp\n\n1\n");

        using Nbkit convert = await Nbkit.RunAsync(_folder.Path, "convert", "a.dib", "a.ipynb");

        Assert.Equal((ExitCodes.Ok, "", "written  a.ipynb\n"), (convert.ExitCode, convert.Errors, convert.Output));
        Assert.Equal("1", Assert.Single(NotebookFile.Read(_folder.File("a.ipynb")).Cells).Source);
    }

    [Fact]
    public async Task A_page_shows_the_stored_outputs_without_running_anything()
    {
        _folder.Write("a.ipynb", IpynbFormat.Write(NotebookFile.Read(Samples.Path("tour.ipynb"))));

        using Nbkit convert = await Nbkit.RunAsync(_folder.Path, "convert", "a.ipynb", "a.html");

        Assert.True(convert.ExitCode == ExitCodes.Ok, convert.Errors);
        Assert.Contains("as stored, not run", _folder.Read("a.html"));
    }

    [Fact]
    public async Task A_page_says_when_the_outputs_were_made()
    {
        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", Samples.Path("parameters.ipynb"), "--out", ".");
        using Nbkit convert = await Nbkit.RunAsync(_folder.Path, "convert", "parameters.ipynb", "p.html");

        Assert.Matches(@"as stored, ran in \d", _folder.Read("p.html"));
        Assert.DoesNotContain("not run", _folder.Read("p.html"));
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_replaced_unless_asked()
    {
        _folder.Write("a.dib", "1");
        _folder.Write("a.ipynb", "mine");

        using Nbkit refused = await Nbkit.RunAsync(_folder.Path, "convert", "a.dib", "a.ipynb");
        string kept = _folder.Read("a.ipynb");
        using Nbkit forced = await Nbkit.RunAsync(_folder.Path, "convert", "a.dib", "a.ipynb", "--force");

        Assert.Equal((ExitCodes.BadInput, "nbkit: a.ipynb is there already; --force replaces it.\n", "mine"), (refused.ExitCode, refused.Errors, kept));
        Assert.Equal(ExitCodes.Ok, forced.ExitCode);
    }

    [Theory]
    [InlineData("a.dib", "a.dib", "a.dib is the notebook itself; name another file.")]
    [InlineData("a.dib", "a.pdf", "a.pdf has no extension that nbkit writes: choose .ipynb, .dib or .html.")]
    [InlineData("a.html", "a.dib", "a.html is neither an .ipynb nor a .dib notebook.")]
    [InlineData("none.dib", "a.ipynb", "none.dib does not exist.")]
    public async Task What_cannot_be_converted_is_one_sentence(string input, string output, string sentence)
    {
        _folder.Write("a.dib", "1");
        _folder.Write("a.html", "");

        using Nbkit convert = await Nbkit.RunAsync(_folder.Path, "convert", input, output, "--force");

        Assert.Equal((ExitCodes.BadInput, $"nbkit: {sentence}\n"), (convert.ExitCode, convert.Errors));
    }
}
