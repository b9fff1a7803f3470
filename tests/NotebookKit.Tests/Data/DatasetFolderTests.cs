namespace NotebookKit.Tests.Data;

public sealed class DatasetFolderTests : IDisposable
{
    private static readonly Uri Unreachable = new("http://127.0.0.1:9/");
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void The_users_own_folder_comes_before_the_cache_and_the_system()
    {
        MiniFiles.PutInto(_folder["cache", "fashion-mnist-mini"]);
        string system = MiniFiles.PutInto(_folder["system"]), own = MiniFiles.PutInto(_folder["own", "fashion-mnist-mini"]);
        Assert.Equal(own, DatasetFolder.Locate(MiniFiles.Manifest(Unreachable, system), Locations(_folder["own"])).Path);
    }

    [Fact]
    public void The_cache_comes_before_the_system()
    {
        string cache = MiniFiles.PutInto(_folder["cache", "fashion-mnist-mini"]), system = MiniFiles.PutInto(_folder["system"]);
        Assert.Equal(cache, DatasetFolder.Locate(MiniFiles.Manifest(Unreachable, system), Locations()).Path);
    }

    [Fact]
    public void The_system_comes_before_a_download()
    {
        string system = MiniFiles.PutInto(_folder["system"]);
        Assert.Equal(system, DatasetFolder.Locate(MiniFiles.Manifest(Unreachable, system), Locations()).Path);
    }

    [Fact]
    public void A_folder_that_lacks_a_file_is_passed_over()
    {
        string own = MiniFiles.PutInto(_folder["own", "fashion-mnist-mini"]), system = MiniFiles.PutInto(_folder["system"]);
        File.Delete(Path.Combine(own, "train-labels-idx1-ubyte.gz"));
        Assert.Equal(system, DatasetFolder.Locate(MiniFiles.Manifest(Unreachable, system), Locations(_folder["own"])).Path);
    }

    [Fact]
    public void Without_a_network_the_sentence_names_the_address_and_the_ways_out()
    {
        KitException refused = Assert.Throws<KitException>(() => DatasetFolder.Locate(MiniFiles.Manifest(Unreachable), Locations()));
        Assert.Contains("http://127.0.0.1:9/train-images-idx3-ubyte.gz cannot be reached", refused.Message, StringComparison.Ordinal);
        Assert.Contains("NOTEBOOKKIT_DATA", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_file_is_named_and_not_read()
    {
        string own = MiniFiles.PutInto(_folder["own"]), images = Path.Combine(own, "train-images-idx3-ubyte.gz");
        File.WriteAllBytes(images, File.ReadAllBytes(images)[..100_000]);
        Assert.StartsWith($"{images} is cut short or damaged", ReadImages(own).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_one_flipped_bit_is_named_and_not_read()
    {
        string own = MiniFiles.PutInto(_folder["own"]), images = Path.Combine(own, "train-images-idx3-ubyte.gz");
        byte[] bytes = File.ReadAllBytes(images);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(images, bytes);
        Assert.StartsWith($"{images} is", ReadImages(own).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_another_set_is_named_with_both_checksums()
    {
        string own = MiniFiles.PutInto(_folder["own"]), labels = Path.Combine(own, "train-labels-idx1-ubyte.gz");
        File.Copy(Path.Combine(own, "t10k-labels-idx1-ubyte.gz"), labels, overwrite: true);
        DatasetManifest manifest = MiniFiles.Manifest(Unreachable);

        KitException refused = Assert.Throws<KitException>(() => new DatasetFolder(manifest, own).Read(manifest.Train!.Labels));

        Assert.Contains("is 3128d790775889812b73c4f13923559c8b9e281d112c6ea7862acf60a206a909, not 097b93fb", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static KitException ReadImages(string folder)
    {
        DatasetManifest manifest = MiniFiles.Manifest(Unreachable);
        return Assert.Throws<KitException>(() => new DatasetFolder(manifest, folder).Read(manifest.Train!.Images));
    }

    private DatasetLocations Locations(params string[] own) => new() { DataFolders = own, Cache = _folder["cache"], System = true, Offline = false };
}
