namespace NotebookKit.Tests;

public sealed class EmbeddingMapTests
{
    private static readonly EmbeddingMap Map = new() { Method = "PCA", Settings = "", Points = [(0, 1), (2, 3)] };

    [Fact]
    public void Pictures_bring_their_classes() => Assert.Equal([0, 1], Map.WithImages(Samples.Noise(2, 1, 4, 4), ["a", "b", "c"]).Labels);

    [Fact]
    public void Other_counts_are_refused() =>
        Assert.Equal("The map has 2 points, but there are 3 labels.", Assert.Throws<KitException>(() => Map.WithClasses([0, 1, 0], ["a", "b"])).Message);

    [Fact]
    public void A_label_without_a_class_is_refused() => Assert.Throws<KitException>(() => Map.WithClasses([0, 2], ["a", "b"]));
}
