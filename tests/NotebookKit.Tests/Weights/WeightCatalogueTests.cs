using System.Security.Cryptography;
using NotebookKit.Tests.Data;

namespace NotebookKit.Tests.WeightFiles;

public sealed class WeightCatalogueTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FileServer _server = new();
    private readonly byte[] _content = File.ReadAllBytes(WeightFixtures.PathOf("plain.safetensors"));

    public WeightCatalogueTests() => _server.Content = _ => _content;

    [Fact]
    public void The_weights_that_the_case_studies_want_are_known() => Assert.Superset(
        new HashSet<string>(
        [
            "googlenet/bvlc", "googlenet/torchvision", "squeezenet1_0/deepcompression", "squeezenet1_0/torchvision", "squeezenet1_1/deepscale", "squeezenet1_1/torchvision",
            "cifar-resnet20/akamaster", "cifar-resnet32/akamaster", "cifar-resnet44/akamaster", "cifar-resnet56/akamaster", "alexnet/bvlc", "alexnet/torchvision", "inception-bn/mxnet-0126",
        ]),
        Weights.List().Select(card => card.Name).ToHashSet());

    [Fact]
    public void Every_card_says_whose_weights_they_are_and_what_they_expect() => Assert.All(Weights.List(), card =>
    {
        Assert.All(new[] { card.Title, card.Licence, card.Citation, card.PublishedSource }, text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.StartsWith("https://", card.Homepage, StringComparison.Ordinal);
        Assert.NotEmpty(card.Copies);
        Assert.Equal(card.Preprocessing.Size, card.Preprocessing.Pipeline.Transforms.OfType<CentreCrop>().Select(crop => crop.Size).Append(card.Preprocessing.Size).First());
        Assert.Equal(card.ClassSet switch { "imagenet" => 1000, "drawn-objects" => 14, _ => 10 }, card.Classes);
        // A checksum has a source, and what has none says so.
        Assert.All(card.Copies.SelectMany(copy => copy.Files).Where(file => file.IsVerifiable), file => Assert.NotNull(file.ChecksumSource));
        if (!card.Copies.Any(copy => copy.Files.Any(file => file.IsVerifiable))) Assert.Contains("Unverified", card.Note, StringComparison.Ordinal);
        Assert.InRange(card.PublishedTop1 ?? 0.5, 0.4, 0.97);
    });

    [Fact]
    public void Every_card_names_a_model_that_can_be_built() => Assert.All(Weights.List(), card => Assert.Contains(card.Name, Models.Card(card.Model).Weights));

    [Fact]
    public void Weights_are_listed_by_pattern_and_found_in_either_case()
    {
        Assert.Equal(["squeezenet1_0/deepcompression", "squeezenet1_0/torchvision", "squeezenet1_1/deepscale", "squeezenet1_1/torchvision"], Weights.List("squeeze*").Select(card => card.Name));
        Assert.Equal("googlenet/bvlc", Weights.Get("GoogLeNet/BVLC").Name);
        Assert.Contains("There are no weights 'vgg'; NotebookKit knows alexnet/bvlc,", Assert.Throws<KitException>(() => Weights.Get("vgg")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_in_a_data_folder_is_taken_before_the_cache()
    {
        File.WriteAllBytes(Made("data", "small.safetensors"), _content);
        File.WriteAllBytes(Made("cache", "small.safetensors"), _content);
        Assert.Equal(_folder["data", "small.safetensors"], Card().Locate(Here(offline: true)));
        File.Delete(_folder["data", "small.safetensors"]);
        Assert.Equal(_folder["cache", "small.safetensors"], Card().Locate(Here(offline: true)));
    }

    [Fact]
    public void A_copy_with_another_checksum_is_refused()
    {
        File.WriteAllBytes(Made("data", "small.safetensors"), [.. _content[..^1], 9]);
        Assert.Contains("is not what was published: its SHA-256 is", Assert.Throws<KitException>(() => Card().Locate(Here())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_download_is_verified_before_it_has_its_name()
    {
        Assert.Equal(_content, File.ReadAllBytes(Card().Locate(Here())));
        Assert.Single(Directory.GetFiles(_folder["cache"]));
    }

    [Fact]
    public void A_download_of_other_content_leaves_nothing()
    {
        _server.Content = _ => [.. _content[..^1], 9];
        Assert.Contains("is not what was published", Assert.Throws<KitException>(() => Card().Locate(Here())).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder["cache"]));
    }

    [Fact]
    public void The_first_digits_of_a_checksum_verify_as_far_as_they_go()
    {
        WeightCard card = Card();
        WeightDownload file = card.Copies[0].Files[0];
        Assert.Equal(_content, File.ReadAllBytes((card with { Copies = [new WeightCopy(file.Path, [file with { Sha256 = file.Sha256![..8] }])] }).Locate(Here())));
    }

    [Fact]
    public void Without_a_network_the_sentence_says_what_to_put_where() =>
        Assert.Contains("downloads are off: allow them, or put small.safetensors (from http", Assert.Throws<KitException>(() => Card().Locate(Here(offline: true))).Message, StringComparison.Ordinal);

    [Fact]
    public void Without_a_checksum_nothing_is_downloaded()
    {
        WeightCard card = Card() with { Copies = [new WeightCopy("small.safetensors", [new WeightDownload("small.safetensors", _server.Home)])] };
        Assert.Contains("have no download that could be verified", Assert.Throws<KitException>(() => card.Locate(Here())).Message, StringComparison.Ordinal);
        Assert.Empty(_server.Ranges);
    }

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    private WeightCard Card() => Weights.Get("googlenet/bvlc") with
    {
        Name = "small/test",
        Copies = [new WeightCopy("small.safetensors", [new WeightDownload("small.safetensors", new Uri(_server.Home, "small.safetensors"), _content.Length, Convert.ToHexStringLower(SHA256.HashData(_content)))])],
    };

    private WeightLocations Here(bool offline = false) => new() { DataFolders = [_folder["data"]], Cache = _folder["cache"], Offline = offline };

    private string Made(params string[] parts)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[parts])!);
        return _folder[parts];
    }
}
