namespace NotebookKit.Host.Tests;

public sealed class OutputFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_refused_write_is_a_sentence_that_names_the_file()
    {
        string path = Path.Combine(_folder.Write("a-file", ""), "below-it.ipynb");
        Assert.StartsWith($"{path} cannot be written", Assert.Throws<OutputException>(() => OutputFile.Write(path, "new")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_but_the_file_is_left_behind()
    {
        OutputFile.Write(_folder.File("a.ipynb"), "new");
        Assert.Equal([_folder.File("a.ipynb")], Directory.GetFileSystemEntries(_folder.Path));
    }
}
