namespace NotebookKit.Tests.Training;

public sealed class ValidationSplitTests
{
    [Fact]
    public void Every_class_gives_the_same_part()
    {
        (ImageSplit train, ImageSplit validation) = ValidationSplit.Hold(Samples.Clothes.Train, 0.1, seed: 1);
        Assert.All(validation.CountPerClass(10), count => Assert.Equal(60, count));
        Assert.All(train.CountPerClass(10), count => Assert.Equal(540, count));
    }

    [Fact]
    public void No_image_is_on_both_sides()
    {
        ImageSplit noise = Samples.Noise(30, 1, 4, 4);
        (ImageSplit train, ImageSplit validation) = ValidationSplit.Hold(noise, 0.2, seed: 1);
        string Key(ImageSplit split, int i) => Convert.ToHexString(split.Image(i));
        Assert.Equal(30, Enumerable.Range(0, train.Count).Select(i => Key(train, i)).Concat(Enumerable.Range(0, validation.Count).Select(i => Key(validation, i))).Distinct().Count());
    }

    [Fact]
    public void The_seed_decides()
    {
        byte[] Held(int seed) => ValidationSplit.Hold(Samples.Noise(30, 1, 4, 4), 0.2, seed).Validation.Pixels.ToArray();
        Assert.Equal(Held(1), Held(1));
        Assert.NotEqual(Held(1), Held(2));
    }

    [Fact]
    public void One_image_of_each_class_cannot_be_split() =>
        Assert.Throws<KitException>(() => ValidationSplit.Hold(Samples.Noise(3, 1, 4, 4), 0.5, seed: 1));
}
