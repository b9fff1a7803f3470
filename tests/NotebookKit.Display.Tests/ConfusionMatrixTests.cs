namespace NotebookKit.Display.Tests;

public sealed class ConfusionMatrixTests
{
    [Fact]
    public void Shades_right_and_wrong_in_two_hues()
    {
        string[] shades = [.. new Page(Faces.Html(Samples.Evaluation().Confusion)).All("td").Select(cell => cell.Attribute("style")?.Value[.."background:rgba(0".Length]).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(["background:rgba(0", "background:rgba(2"], shades);
    }

    [Fact]
    public void Lists_the_most_confused_pairs_with_their_part_of_the_class() =>
        Assert.Contains("T-shirt        Trouser        1        25.0 %  █████", Faces.Text(Samples.Evaluation().Confusion), StringComparison.Ordinal);

    [Fact]
    public void Shows_the_first_of_many_classes() =>
        Assert.Contains("the first 40 of 1,000 classes", Faces.Text(new ConfusionMatrix([5], [6], [.. Enumerable.Range(0, 1000).Select(i => $"c{i}")])), StringComparison.Ordinal);

    [Fact]
    public void Shows_nothing_counted() => Assert.Contains("0 of 0 right, –", Faces.Text(new ConfusionMatrix([], [], Samples.Names)), StringComparison.Ordinal);
}
