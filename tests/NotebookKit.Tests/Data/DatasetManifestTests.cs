namespace NotebookKit.Tests.Data;

public sealed class DatasetManifestTests
{
    private static readonly DatasetLocations Nowhere = new() { DataFolders = [], Cache = "/nowhere", System = false, Offline = true };

    public static TheoryData<string> Names => [.. DatasetManifest.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_manifest_has_its_papers(string name)
    {
        DatasetManifest manifest = DatasetManifest.Read(name);
        Assert.Equal(name, manifest.Name);
        Assert.All(new[] { manifest.Title, manifest.Description, manifest.Licence, manifest.Citation }, text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.True(Uri.TryCreate(manifest.Homepage, UriKind.Absolute, out _));
        Assert.Contains(manifest.Tier, new[] { "quick", "real", "full" });
        Assert.True(manifest.Embedded || manifest.Needed.Any());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Whatever_can_be_downloaded_can_be_verified(string name) =>
        Assert.All(DatasetManifest.Read(name).Files.Where(file => file.Url is not null), file => Assert.NotNull(file.ContentSha256 ?? file.PublishedMd5));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_set_that_is_nowhere_is_one_sentence_that_says_where_to_put_it(string name)
    {
        DatasetManifest manifest = DatasetManifest.Read(name);
        if (manifest.Embedded) return;
        KitException refused = Assert.Throws<KitException>(() => DatasetFolder.Locate(manifest, Nowhere));
        Assert.StartsWith($"The data set {name} is not on this machine and ", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"put {string.Join(", ", manifest.Needed)} into a folder {name} in one that NOTEBOOKKIT_DATA names", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pets-224", "Load", "LoadFiles"), InlineData("coco-captions-val2017", "LoadFiles", "LoadCaptions"), InlineData("cifar-10", "LoadCaptions", "Load")]
    public void A_set_of_another_kind_is_sent_to_the_right_method(string name, string asked, string right)
    {
        KitException refused = Assert.Throws<KitException>(() => _ = asked switch
        {
            "Load" => (object)Datasets.Load(name, Nowhere),
            "LoadFiles" => Datasets.LoadFiles(name, Nowhere),
            _ => Datasets.LoadCaptions(name, Nowhere),
        });
        Assert.Equal($"The data set {name} is not for Datasets.{asked}: use Datasets.{right}(\"{name}\").", refused.Message);
    }

    [Fact]
    public void An_archive_that_is_not_the_published_one_is_refused_by_its_checksum()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["cifar-10"]);
        File.Copy(Path.Combine(Goldens.Folder, "cifar-protocol-2.tar.gz"), folder["cifar-10", "cifar-10-python.tar.gz"]);
        KitException refused = Assert.Throws<KitException>(() => Datasets.Load("cifar-10", Nowhere with { DataFolders = [folder.Path] }));
        Assert.EndsWith("not c58f30108f718f92721af3b95e74349a; delete it and load the data set again.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_that_is_not_whole_is_named_with_both_counts()
    {
        using var folder = new TemporaryFolder();
        foreach (string part in new[] { "train", "test" }) Photographs.PutInto(folder["pets-224", part], 2, "cat", "dog");
        KitException refused = Assert.Throws<KitException>(() => Datasets.LoadFiles("pets-224", Nowhere with { DataFolders = [folder.Path] }));
        Assert.Equal($"The copy of pets-224 in {folder["pets-224"]} has 8 images instead of 1,470: it is not whole, copy it again.", refused.Message);
    }
}
