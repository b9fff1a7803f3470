using SkiaSharp;
using TorchSharp;

namespace NotebookKit.Display.Tests;

public sealed class ImageGridTests
{
    [Fact]
    public void Shows_the_surest_mistake_first() => Assert.Equal((11, "Bag", "T-shirt"), FirstOf(Samples.Evaluation().MistakesGrid(2)));

    [Fact]
    public void Marks_a_mistake_with_more_than_a_colour() => Assert.Contains("✗ T-shirt", new Page(Faces.Html(Samples.Evaluation().MistakesGrid(1))).Words, StringComparison.Ordinal);

    [Fact]
    public void Marks_a_right_answer() => Assert.Contains("✓ T-shirt", new Page(Faces.Html(Samples.Evaluation().Grid([0]))).Words, StringComparison.Ordinal);

    [Fact]
    public void Says_when_there_are_no_mistakes()
    {
        Evaluation right = Samples.Evaluation() with { Predictions = [.. Samples.Split().Labels.Select(label => (int)label)] };
        Assert.StartsWith("No mistakes", Faces.Text(right.MistakesGrid()), StringComparison.Ordinal);
    }

    [Fact]
    public void Stays_light_with_forty_tiles_of_noise()
    {
        ImageSplit noise = Samples.Split(40);
        Assert.InRange(Faces.Html(ImageGrid.Of(noise, Samples.Names, [.. Enumerable.Range(0, 40)])).Length, 10_000, 150_000);
    }

    [Fact]
    public void Keeps_the_pixels_of_small_images()
    {
        ImageSplit split = Samples.Split(1);
        using SKBitmap shown = new Page(Faces.Html(ImageGrid.Of(split, Samples.Names, [0]))).Bitmap();
        Assert.Equal(split.Pixels.ToArray(), shown.Pixels.Select(pixel => pixel.Red));
    }

    [Fact]
    public void Shrinks_large_images()
    {
        using SKBitmap shown = new Page(Faces.Html(ImageGrid.Of(Samples.Split(1, 3, 300), Samples.Names, [0]))).Bitmap();
        Assert.Equal((112, 112), (shown.Width, shown.Height));
    }

    [Fact]
    public void Gives_each_class_a_row() => Assert.Equal(["T-shirt", "Trouser", "Bag"], new Page(Faces.Html(Samples.Dataset().Samples(2))).All("th").Select(heading => heading.Value));

    [Fact]
    public void Outlives_the_tensor_it_was_made_from()
    {
        torch.Tensor batch = torch.rand(2, 3, 8, 8);
        ImageGrid grid = ImageGrid.Of(batch, ["a", "b"], ["a", "c"], [0.9f, 0.8f]);
        batch.Dispose();
        Assert.Contains("✗ c", new Page(Faces.Html(grid)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Leaves_no_tensor_behind()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor batch = torch.rand(2, 3, 8, 8);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        ImageGrid.Of(batch);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Refuses_a_tensor_that_holds_no_images() => Assert.Throws<ArgumentException>(() => ImageGrid.Of(torch.rand(3, 5)));

    [Fact]
    public void Refuses_lists_of_different_lengths() =>
        Assert.Throws<ArgumentException>(() => ImageGrid.Of(Samples.Split(), Samples.Names, [0, 1], predictions: [1]));

    [Fact]
    public void Never_rounds_an_uncertain_answer_to_certainty()
    {
        ImageGrid grid = ImageGrid.Of(Samples.Split(), Samples.Names, [0], [1], [0.9999f]);
        Assert.Contains("> 99 %", new Page(Faces.Html(grid)).Words, StringComparison.Ordinal);
    }

    private static (int, string?, string?) FirstOf(ImageGrid grid) => (grid.Tiles[0].Index, grid.Tiles[0].Label, grid.Tiles[0].Prediction);
}
