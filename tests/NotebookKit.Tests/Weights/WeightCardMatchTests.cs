namespace NotebookKit.Tests.WeightFiles;

public sealed class WeightCardMatchTests
{
    [Fact]
    public void Images_by_WordNet_code_get_the_numbers_of_the_outputs()
    {
        WeightCard card = Weights.Get("googlenet/bvlc");
        var images = new ImageFileSet("sample", [StoredFile.OnDisk("a.jpg"), StoredFile.OnDisk("b.jpg"), StoredFile.OnDisk("c.jpg")], [1, 0, 1], ["n01443537", "n01440764"]);
        ImageFileSet matched = card.Match(images);
        Assert.Equal([0, 1, 0], matched.Labels);
        Assert.Equal(["tench", "goldfish"], matched.ClassNames.Take(2));
        Assert.Equal(1000, matched.ClassNames.Count);
    }

    [Fact]
    public void Images_by_name_are_matched_by_name()
    {
        WeightCard card = Weights.Get("cifar-resnet20/clothes");
        var images = new ImageFileSet("own", [StoredFile.OnDisk("bag.png")], [0], ["Bag"]);
        Assert.Equal(card.ClassNames.ToList().IndexOf("Bag"), card.Match(images).Labels[0]);
    }

    [Fact]
    public void A_class_that_the_weights_do_not_know_is_named()
    {
        var images = new ImageFileSet("own", [StoredFile.OnDisk("bag.png")], [0], ["robe"]);
        Assert.Contains("'robe'", Assert.Throws<KitException>(() => Weights.Get("cifar-resnet20/clothes").Match(images)).Message);
    }
}
