namespace NotebookKit.Host.Tests;

public sealed class NotebookFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public NotebookFolderTests()
    {
        foreach (string path in new[] { "b.ipynb", "inner/c.dib", "inner/a.IPYNB", "notes.txt", ".ipynb_checkpoints/b.ipynb", "out/b.ipynb", ".hidden.ipynb" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(path))!);
            _folder.Write(path, "");
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_stands_for_its_notebooks_but_not_for_hidden_ones_and_results() => Assert.Equal(
        ["b.ipynb", "inner/a.IPYNB", "inner/c.dib"], Expand(_folder.Path).Select(path => Path.GetRelativePath(_folder.Path, path).Replace('\\', '/')));

    [Fact]
    public void Files_stay_as_they_were_written_and_in_their_places() =>
        Assert.Equal(["z.ipynb", _folder.File("inner/a.IPYNB"), _folder.File("inner/c.dib"), "a.ipynb"], Expand("z.ipynb", _folder.File("inner"), "a.ipynb"));

    [Fact]
    public void A_link_that_leads_back_is_not_followed()
    {
        Directory.CreateSymbolicLink(_folder.File("inner/back"), _folder.Path);
        Assert.Equal(3, Expand(_folder.Path).Count);
    }

    [Fact]
    public void A_folder_without_notebooks_is_a_sentence() => Assert.Equal(
        $"There is no notebook, .ipynb or .dib, in the folder {_folder.File(".ipynb_checkpoints/none")}.",
        Assert.Throws<KitException>(() => Expand(Directory.CreateDirectory(_folder.File(".ipynb_checkpoints/none")).FullName)).Message);

    private IReadOnlyList<string> Expand(params string[] paths) => NotebookFolder.Expand(paths, _folder.File("out"));
}
