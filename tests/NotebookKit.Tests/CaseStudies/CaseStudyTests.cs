using Recorder = NotebookKit.Figures;

namespace NotebookKit.Tests.CaseStudies;

public sealed class CaseStudyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public CaseStudyTests() => Recorder.Clear();

    [Fact]
    public void There_are_eight_in_order() => Assert.Equal(
        ["resnet-on-cifar10", "pretrained-inception", "diabetic-retinopathy", "image-captions", "fashion-tags", "cats-and-dogs", "similar-images", "retrieval-second-pass"],
        CaseStudy.Names);

    [Fact]
    public void The_quick_tier_uses_what_ships()
    {
        CaseStudy study = CaseStudy.Begin("resnet-on-cifar10", "quick", seed: 4, locations: Nowhere);
        Assert.Equal((Tier.Quick, 4, "fashion-mnist-mini", 1), (study.Tier, study.Seed, study.Dataset, study.Number));
    }

    [Theory]
    [InlineData("quick", "few"), InlineData("REAL", "some"), InlineData(" full ", "many")]
    public void A_value_goes_by_the_tier(string tier, string expected)
    {
        Put("cifar10-jpg.zip");
        Assert.Equal(expected, CaseStudy.Begin("resnet-on-cifar10", tier, locations: Nowhere).Of(quick: "few", real: "some", full: "many"));
    }

    [Fact]
    public void What_is_found_says_where_and_that_drawings_are_drawings()
    {
        CaseFinding drawn = CaseStudy.Begin("cats-and-dogs", "quick", locations: Nowhere).Show("97 %");
        Assert.EndsWith(", quick tier, synthetic: drawn by NotebookKit", drawn.Where, StringComparison.Ordinal);
        Assert.StartsWith("97 %\n", drawn.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("synthetic", CaseStudy.Begin("similar-images", "quick", locations: Nowhere).Show(1).Where, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_data_that_are_here_are_taken_and_the_first_choice_is_missed()
    {
        Put("cifar-10-python.tar.gz");
        CaseStudy study = CaseStudy.Begin("resnet-on-cifar10", "real", locations: Nowhere);
        Assert.Equal("cifar-10", study.Dataset);
        Assert.Contains(study.Fallbacks, sentence => sentence.Contains("(cifar10-jpg) is not here", StringComparison.Ordinal) && sentence.EndsWith("(cifar-10) in its place.", StringComparison.Ordinal));
    }

    [Fact]
    public void Data_that_cannot_be_had_are_named_with_the_way_out()
    {
        KitException refused = Assert.Throws<KitException>(() => CaseStudy.Begin("cats-and-dogs", "real", locations: Nowhere));
        Assert.Contains("pets-224", refused.Message, StringComparison.Ordinal);
        Assert.Contains("NOTEBOOKKIT_DATA", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_weights_that_are_here_are_taken_and_the_first_choice_is_missed()
    {
        PutPets("weights/squeezenet1_1/deploy.prototxt");
        CaseStudy study = CaseStudy.Begin("cats-and-dogs", "real", locations: Nowhere);
        Assert.Equal("squeezenet1_1/deepscale", study.Weights?.Name);
        Assert.Matches(@"^AlexNet.*\(alexnet/bvlc\) is not here: SqueezeNet.*\(squeezenet1_1/deepscale\) in its place\.$", Assert.Single(study.Fallbacks));
    }

    [Fact]
    public void Weights_that_are_here_go_before_those_that_can_be_downloaded()
    {
        PutPets("weights/bvlc_googlenet.caffemodel");
        CaseLocations online = Nowhere with { Weights = Nowhere.Weights with { Offline = false } };
        Assert.Equal("googlenet/bvlc", CaseStudy.Begin("cats-and-dogs", "real", locations: online).Weights?.Name);
    }

    [Fact]
    public void Of_weights_that_are_nowhere_the_first_that_can_be_downloaded_is_taken()
    {
        PutPets();
        CaseLocations online = Nowhere with { Weights = Nowhere.Weights with { Offline = false } };
        Assert.Equal("alexnet/bvlc", CaseStudy.Begin("cats-and-dogs", "real", locations: online).Weights?.Name);
    }

    [Fact]
    public void Without_any_weights_it_is_said_that_something_is_left_out()
    {
        PutPets();
        CaseStudy study = CaseStudy.Begin("cats-and-dogs", "real", locations: Nowhere);
        Assert.Null(study.Weights);
        Assert.Contains("left out", Assert.Single(study.Fallbacks), StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_can_be_asked_for()
    {
        PutPets("weights/squeezenet1_1/deploy.prototxt", "weights/bvlc_googlenet.caffemodel");
        CaseStudy study = CaseStudy.Begin("cats-and-dogs", "real", weights: "googlenet/bvlc", locations: Nowhere);
        Assert.Equal("googlenet/bvlc", study.Weights?.Name);
        Assert.Empty(study.Fallbacks);
    }

    [Fact]
    public void Weights_that_are_asked_for_and_cannot_be_had_are_refused()
    {
        PutPets();
        Assert.Contains("downloads are off", Assert.Throws<KitException>(() => CaseStudy.Begin("cats-and-dogs", "real", weights: "alexnet/bvlc", locations: Nowhere)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_of_no_use_to_the_study_are_refused_with_those_that_are() => Assert.Contains(
        "name one of cifar-resnet20/clothes",
        Assert.Throws<KitException>(() => CaseStudy.Begin("similar-images", weights: "vgg16/nobody", locations: Nowhere)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void An_unknown_study_is_refused_with_those_that_there_are() =>
        Assert.Contains("image-captions", Assert.Throws<KitException>(() => CaseStudy.Begin("resnet")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("fast"), InlineData(""), InlineData("1"), InlineData("quick,real")]
    public void An_unknown_tier_is_refused_with_those_that_there_are(string tier) =>
        Assert.Contains("quick, real or full", Assert.Throws<KitException>(() => CaseStudy.Begin("resnet-on-cifar10", tier)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_card_says_what_it_works_with()
    {
        CaseCard card = CaseStudy.Begin("resnet-on-cifar10", seed: 2, locations: Nowhere).Card(Samples.Clothes);
        Assert.Equal((7000, 2, Tier.Quick, "fashion-mnist-mini"), (card.Images, card.Seed, card.Tier, card.Data.Name));
    }

    [Fact]
    public void A_recorded_figure_carries_tier_seed_data_and_the_published_ones_of_its_tier()
    {
        Figure figure = CaseStudy.Begin("resnet-on-cifar10", seed: 3, locations: Nowhere).Record("test accuracy", 0.87, Interval.Wilson(870, 1000), 1000, weights: "random");
        Assert.Equal(("quick", "fashion-mnist-mini", "random", 3), (figure.Tier, figure.Dataset, figure.Weights, figure.Seed));
        Assert.Equal(["ResNet-18", "people"], figure.Published.Select(published => published.Name));
        Assert.Same(figure, Assert.Single(Recorder.Recorded));
    }

    [Fact]
    public void Another_tier_has_other_published_figures()
    {
        Put("cifar10-jpg.zip");
        Assert.Equal(0.9125, CaseStudy.Begin("resnet-on-cifar10", "real", locations: Nowhere).Published("test accuracy")[0].Value);
    }

    [Fact]
    public void A_figure_that_nobody_published_stands_alone() => Assert.Empty(CaseStudy.Begin("resnet-on-cifar10", locations: Nowhere).Record("plain twin's test accuracy", Accuracy.Of([0, 1], [0, 0])).Published);

    [Fact]
    public void A_further_set_is_there_when_it_is_here()
    {
        Put("cifar10-jpg.zip");
        CaseStudy study = CaseStudy.Begin("resnet-on-cifar10", "real", locations: Nowhere);
        Assert.False(study.Has("cifar10-lossless-4000"));
    }

    public void Dispose()
    {
        Recorder.Clear();
        _folder.Dispose();
    }

    /// <summary>A machine that has only what a test puts there, and no network.</summary>
    private CaseLocations Nowhere => new()
    {
        Datasets = new() { DataFolders = [_folder.Path], Cache = _folder["cache"], System = false, Offline = true },
        Weights = new() { DataFolders = [_folder["weights"]], Cache = _folder["cache"], Offline = true },
        Results = _folder["results"],
    };

    private void PutPets(params string[] others) => Put(["pets-224/train/cat", "pets-224/train/dog", "pets-224/test/cat", "pets-224/test/dog", .. others]);

    /// <summary>Puts files with nothing in them, or folders where the name has no dot, where sets and weights are looked for.</summary>
    private void Put(params string[] names)
    {
        foreach (string name in names)
        {
            Directory.CreateDirectory(name.Contains('.', StringComparison.Ordinal) ? Path.GetDirectoryName(_folder[name])! : _folder[name]);
            if (name.Contains('.', StringComparison.Ordinal)) File.WriteAllText(_folder[name], "");
        }
    }
}
