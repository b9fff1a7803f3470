namespace NotebookKit.Host.Tests;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_refused_write_leaves_the_previous_file_whole()
    {
        string path = _folder.Write("a.ipynb", "good");
        Directory.CreateDirectory(_folder.File($".a.ipynb.{Environment.ProcessId}.tmp")); // where the new text would go first

        Assert.Throws<OutputException>(() => AtomicFile.Write(path, "new"));

        Assert.Equal("good", _folder.Read("a.ipynb"));
    }

    [Fact]
    public void Nothing_but_the_file_is_left_behind()
    {
        AtomicFile.Write(_folder.File("a.ipynb"), "new");

        Assert.Equal([_folder.File("a.ipynb")], Directory.GetFileSystemEntries(_folder.Path));
    }
}
