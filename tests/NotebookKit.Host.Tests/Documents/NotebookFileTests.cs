namespace NotebookKit.Host.Tests;

public sealed class NotebookFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_byte_order_mark_is_no_obstacle()
    {
        string path = _folder.File("a.ipynb");
        File.WriteAllText(path, Ipynb.Of("1"), new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.Single(NotebookFile.Read(path).Cells);
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused_with_their_place()
    {
        string path = _folder.File("a.ipynb");
        File.WriteAllBytes(path, [(byte)'{', 0xff, (byte)'}']);

        Assert.Contains("is not UTF-8 text: byte 1", Assert.Throws<KitException>(() => NotebookFile.Read(path)).Message);
    }

    [Fact]
    public void A_folder_is_refused() => Assert.Contains("is a folder", Assert.Throws<KitException>(() => NotebookFile.Read(_folder.Path)).Message);

    [Fact]
    public void A_missing_file_is_refused() =>
        Assert.Equal("none.ipynb does not exist.", Assert.Throws<KitException>(() => NotebookFile.Read("none.ipynb")).Message);

    [Fact]
    public void Another_extension_is_refused() =>
        Assert.Contains("neither an .ipynb nor a .dib", Assert.Throws<KitException>(() => NotebookFile.Read(_folder.Write("a.txt", ""))).Message);
}
