namespace NotebookKit.Host.Tests;

public sealed class GitHubAnnotationsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_failure_is_shown_at_its_line_of_the_file()
    {
        string path = Write("notebooks/bad.ipynb", Runs.Bad().Notebook);
        int line = File.ReadAllLines(path).ToList().FindIndex(text => text.Contains("throw new")) + 1;

        string annotation = GitHubAnnotations.Write([Runs.Bad(path)], _folder.Path);

        Assert.StartsWith($"::error file=notebooks/bad.ipynb,line={line},title=cell 3 (training)%2C line 3::", annotation, StringComparison.Ordinal);
        Assert.True(line > 10);
    }

    [Fact]
    public void Percent_and_line_ends_are_escaped_in_the_message()
    {
        string annotation = GitHubAnnotations.Write([Runs.Bad(message: "50% of\r\nit::error file=x::y")], _folder.Path);

        Assert.Contains("50%25 of%0D%0Ait", annotation);
        Assert.Single(annotation.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void Colons_and_commas_are_escaped_in_properties()
    {
        string annotation = GitHubAnnotations.Write([Runs.Bad(Path.Combine(_folder.Path, "a,b:c%.ipynb"), id: "x::y\nz")], _folder.Path);

        Assert.StartsWith("::error file=a%2Cb%3Ac%25.ipynb,title=cell 3 (x%3A%3Ay%0Az)%2C line 3::", annotation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_notebook_that_ran_needs_none() => Assert.Empty(GitHubAnnotations.Write([Runs.Good()], _folder.Path));

    [Fact]
    public void Differences_are_annotated() =>
        Assert.Contains("title=not the stored output::1 is not 2\n", GitHubAnnotations.Write([Runs.Good() with { Differences = ["1 is not 2"] }], _folder.Path));

    [Fact]
    public void A_death_without_a_cell_is_annotated() =>
        Assert.Contains("title=over memory::", GitHubAnnotations.Write([Runs.Good() with { Result = Runs.Result(RunStatus.OverMemory) }], _folder.Path));

    [Fact]
    public void The_summary_is_added_to_what_is_there()
    {
        string summary = _folder.Write("summary.md", "before\n");

        GitHubActions.Report([Runs.Good()], TextWriter.Null, _folder.Path, summary);

        Assert.StartsWith("before\n## 1 notebook: all ran\n", File.ReadAllText(summary), StringComparison.Ordinal);
    }

    [Fact]
    public void A_summary_that_cannot_be_written_is_a_sentence() =>
        Assert.Throws<OutputException>(() => GitHubActions.Report([], TextWriter.Null, _folder.Path, _folder.Path));

    private string Write(string name, Notebook notebook)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(name))!);
        return _folder.Write(name, IpynbFormat.Write(notebook));
    }
}
