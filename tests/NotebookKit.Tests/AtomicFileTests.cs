namespace NotebookKit.Tests;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_write_creates_the_folder_and_leaves_nothing_but_the_file()
    {
        AtomicFile.Write(_folder["deep", "a.bin"], [1, 2, 3]);
        Assert.Equal([_folder["deep", "a.bin"]], Directory.GetFileSystemEntries(_folder["deep"]));
    }

    [Fact]
    public void A_refused_write_leaves_what_was_there_and_no_part()
    {
        Directory.CreateDirectory(_folder["a.bin"]);
        File.WriteAllText(_folder["a.bin", "inside"], "a folder that is not empty cannot be replaced");

        Assert.ThrowsAny<Exception>(() => AtomicFile.Write(_folder["a.bin"], [1, 2, 3]));

        Assert.Equal([_folder["a.bin"]], Directory.GetFileSystemEntries(_folder.Path));
    }

    public void Dispose() => _folder.Dispose();
}
