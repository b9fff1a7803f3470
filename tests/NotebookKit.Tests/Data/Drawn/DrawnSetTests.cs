using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;

namespace NotebookKit.Tests.Data;

public sealed class DrawnSetTests
{
    private const int Few = 28;

    public static TheoryData<string> Names => ["drawn-objects", "drawn-pets", "drawn-fundus", "drawn-scenes"];

    [Theory]
    [InlineData("drawn-objects", 48), InlineData("drawn-pets", 64), InlineData("drawn-fundus", 96)]
    public void Pictures_need_no_file_and_no_network(string name, int side)
    {
        ImageDataset drawn = Datasets.Load(name, DrawnSamples.Nowhere);
        DrawnParts said = DatasetManifest.Read(name).Drawn!;
        Assert.Equal((said.Parts["train"], said.Parts["test"]), (drawn.Train.Count, drawn.Test.Count));
        Assert.Equal((3, side, side), (drawn.Train.Channels, drawn.Train.Height, drawn.Test.Width));
        Assert.Equal(("quick", true), (drawn.Tier, drawn.IsSynthetic));
        Assert.StartsWith("drawn by NotebookKit, seed ", drawn.Origin, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_card_says_that_a_set_is_synthetic_here_and_how_many_there_are(string name)
    {
        DatasetCard card = Datasets.Card(name, DrawnSamples.Nowhere);
        Assert.Equal((true, true), (card.IsSynthetic, card.IsHere));
        Assert.Equal(card.Count, DatasetManifest.Read(name).Drawn!.Parts.Values.Sum() * (name == "drawn-scenes" ? 5 : 1));
        Assert.Contains("(synthetic)", card.Papers.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_seed_gives_the_same_bytes(string name) =>
        Assert.Equal(Hash(DrawnSamples.Manifest(name, Few)), Hash(DrawnSamples.Manifest(name, Few)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Another_seed_gives_other_pictures(string name) =>
        Assert.NotEqual(Hash(DrawnSamples.Manifest(name, Few)), Hash(DrawnSamples.Manifest(name, Few, seed: 99)));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_picture_does_not_depend_on_how_many_are_drawn(string name)
    {
        ImageSplit few = DrawnSet.Images(DrawnSamples.Manifest(name, 3), "test"), more = DrawnSet.Images(DrawnSamples.Manifest(name, 9), "test");
        Assert.True(few.Pixels.SequenceEqual(more.Pixels[..few.Pixels.Length]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_two_pictures_are_the_same(string name)
    {
        DatasetManifest manifest = DrawnSamples.Manifest(name, 2 * Few);
        string[] all = [.. manifest.Drawn!.Parts.Keys.Select(part => DrawnSet.Images(manifest, part)).SelectMany(images => Enumerable.Range(0, images.Count).Select(i => Convert.ToHexString(SHA256.HashData(images.Image(i)))))];
        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Something_is_on_every_picture(string name)
    {
        ImageSplit images = DrawnSet.Images(DrawnSamples.Manifest(name, 4 * Few), "train");
        Assert.All(Enumerable.Range(0, images.Count), i =>
        {
            double[] levels = [.. images.Image(i).ToArray().Select(level => (double)level)];
            double mean = levels.Average();
            Assert.InRange(Math.Sqrt(levels.Average(level => (level - mean) * (level - mean))), 6, 128);
        });
    }

    /// <summary>Changes in these sums change every figure measured on the sets: then the weights and the notebooks' outputs are to be made anew.</summary>
    [Theory]
    [InlineData("drawn-objects", "63cc37afd4b6bde89da70a09cd1f17b7402cf844e54b4b5430ff010a5e37e4f2")]
    [InlineData("drawn-pets", "4747eb7f1a39b381cdeee6062d1a95a4877e6de68d0e39279591d42dad3229d0")]
    [InlineData("drawn-fundus", "89ce1d39036905fd45ef30becc759e8a5697decc30896d56ca96145ddf110258")]
    [InlineData("drawn-scenes", "2cdc5b59e9d7da99e1ab8394fe604dc675cfcdc0d5252b47519bd610dfc62320")]
    public void The_bytes_are_those_of_the_first_day(string name, string sha256)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Fma.IsSupported, "the sums are those of Linux on x64 with FMA: elsewhere the last bit of a sine may differ");
        Assert.Equal(sha256, Hash(DrawnSamples.Manifest(name, Few)));
    }

    [Theory]
    [InlineData("drawn-objects"), InlineData("drawn-pets"), InlineData("drawn-fundus")]
    public void Files_show_what_the_pixels_in_memory_show(string name)
    {
        DatasetManifest manifest = DrawnSamples.Manifest(name, 10);
        ImageFileSet files = DrawnSet.Files(manifest);
        ImageSplit decoded = files.Part("test").Decode(manifest.Drawn!.Side), drawn = DrawnSet.Images(manifest, "test");
        Assert.True(decoded.Pixels.SequenceEqual(drawn.Pixels));
        Assert.Equal(drawn.Labels, decoded.Labels);
        Assert.Equal((true, name), (files.IsSynthetic, files.Papers!.Name));
    }

    [Theory]
    [InlineData("drawn-objects", 400, 100), InlineData("drawn-pets", 500, 150)]
    public void Classes_are_balanced(string name, int train, int test)
    {
        DatasetManifest manifest = DatasetManifest.Read(name);
        ImageDataset drawn = Datasets.Load(name);
        Assert.All(drawn.Train.CountPerClass(manifest.Classes.Count), count => Assert.Equal(train, count));
        Assert.All(drawn.Test.CountPerClass(manifest.Classes.Count), count => Assert.Equal(test, count));
    }

    [Fact]
    public void The_classes_are_called_what_is_drawn() =>
        Assert.Equal(Enum.GetNames<ObjectShape>().Select(shape => shape.ToLowerInvariant()), DatasetManifest.Read("drawn-objects").Classes);

    [Fact]
    public void A_set_with_captions_is_sent_to_the_right_method() =>
        Assert.EndsWith("use Datasets.LoadCaptions(\"drawn-scenes\").", Assert.Throws<KitException>(() => Datasets.Load("drawn-scenes")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_figure_measured_on_drawings_says_so()
    {
        ImageDataset drawn = Samples.Clothes with { IsSynthetic = true };
        Assert.True(NotebookKit.Figures.Record("accuracy of drawings", 0.5, null, 10, drawn).IsSynthetic);
        Assert.False(NotebookKit.Figures.Record("accuracy of drawings", 0.5, null, 10, Samples.Clothes).IsSynthetic);
    }

    private static string Hash(DatasetManifest manifest) => Convert.ToHexStringLower(SHA256.HashData(DrawnSet.Images(manifest, "train").Pixels));
}
