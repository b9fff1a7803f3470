namespace NotebookKit.Tests.Data;

public sealed class VerifiedDownloadTests : IDisposable
{
    private const string Images = "train-images-idx3-ubyte.gz";
    private readonly TemporaryFolder _folder = new();
    private readonly FileServer _server = new();

    [Fact]
    public void A_download_lands_verified_in_the_cache()
    {
        DatasetFolder folder = Locate();

        Assert.Equal(_folder["cache", "fashion-mnist-mini"], folder.Path);
        Assert.Equal(MiniFiles.Bytes(Images), File.ReadAllBytes(Path.Combine(folder.Path!, Images)));
    }

    [Fact]
    public void Nothing_but_the_files_is_left_behind() =>
        Assert.Equal(4, Directory.GetFiles(Locate().Path!).Length);

    [Fact]
    public void A_broken_connection_keeps_what_has_arrived_and_the_next_try_goes_on_from_there()
    {
        _server.BreaksAfter = 1_000_000;
        Assert.Contains("the next try goes on from there", Assert.Throws<KitException>(() => Locate()).Message, StringComparison.Ordinal);
        _server.BreaksAfter = -1;

        Locate();

        Assert.Contains(_server.Ranges, range => range is not null && range != "bytes=0-");
        Assert.Equal(MiniFiles.Bytes(Images), File.ReadAllBytes(_folder["cache", "fashion-mnist-mini", Images]));
    }

    [Fact]
    public void Wrong_content_is_refused_and_deleted()
    {
        _server.Content = name => name == Images ? MiniFiles.Bytes("t10k-images-idx3-ubyte.gz") : MiniFiles.Bytes(name);

        KitException refused = Assert.Throws<KitException>(() => Locate());

        Assert.Contains("is damaged: the SHA-256 of its content is", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder["cache", "fashion-mnist-mini"]));
    }

    [Fact]
    public void A_cache_that_cannot_be_written_is_named_with_the_way_out()
    {
        File.WriteAllText(_folder["cache"], "a file where the cache should be");
        Assert.Contains("set NOTEBOOKKIT_CACHE to a folder that can be written", Assert.Throws<KitException>(() => Locate()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_is_named_and_leaves_no_file_under_the_final_name()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "this system has no /dev/full");
        Directory.CreateDirectory(_folder["cache", "fashion-mnist-mini"]);
        File.CreateSymbolicLink(_folder["cache", "fashion-mnist-mini", Images + ".part"], "/dev/full");

        KitException refused = Assert.Throws<KitException>(() => Locate());

        Assert.Contains("cannot be written (No space left on device", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["cache", "fashion-mnist-mini", Images]));
    }

    [Fact]
    public void Of_many_that_want_one_file_at_once_one_fetches_it_and_all_have_it()
    {
        Parallel.For(0, 6, new ParallelOptions { MaxDegreeOfParallelism = 6 }, _ => Locate());

        Assert.Equal(4, _server.Ranges.Count);
        Assert.Equal(MiniFiles.Bytes(Images), File.ReadAllBytes(_folder["cache", "fashion-mnist-mini", Images]));
        Assert.Equal(4, Directory.GetFiles(_folder["cache", "fashion-mnist-mini"]).Length);
    }

    [Fact]
    public void Whoever_waits_goes_on_where_a_broken_download_ended()
    {
        _server.BreaksAfter = 1_000_000;
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ =>
        {
            for (int tries = 0; tries < 20; tries++)
            {
                try
                {
                    Locate();
                    return;
                }
                catch (KitException error) when (error.Message.Contains("goes on from there", StringComparison.Ordinal))
                {
                    // The next try resumes.
                }
            }
        });

        Assert.Equal(MiniFiles.Bytes(Images), File.ReadAllBytes(_folder["cache", "fashion-mnist-mini", Images]));
    }

    [Fact]
    public void A_lock_that_a_killed_process_left_behind_stops_nobody()
    {
        Directory.CreateDirectory(_folder["cache", "fashion-mnist-mini"]);
        File.WriteAllText(_folder["cache", "fashion-mnist-mini", Images + ".lock"], "");
        Assert.Equal(4, Directory.GetFiles(Locate().Path!).Length);
    }

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    private DatasetFolder Locate() =>
        DatasetFolder.Locate(MiniFiles.Manifest(_server.Home), new DatasetLocations { DataFolders = [], Cache = _folder["cache"], System = false, Offline = false });
}
