using SkiaSharp;
using TorchSharp;

namespace NotebookKit.Display.Tests;

public sealed class TensorViewsTests
{
    [Fact]
    public void Rgb_undoes_a_normalisation()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor pixels = torch.full([3, 2, 2], 0.5f), mean = torch.tensor(new[] { 0.485f, 0.456f, 0.406f }).reshape(3, 1, 1), deviation = torch.tensor(new[] { 0.229f, 0.224f, 0.225f }).reshape(3, 1, 1);
        using SKBitmap shown = new Page(Faces.Html(((pixels - mean) / deviation).Rgb(TensorViews.ImageNet))).Bitmap();
        Assert.Equal(new SKColor(128, 128, 128), shown.GetPixel(0, 0));
    }

    [Fact]
    public void Rgb_hints_at_a_normalisation_that_it_was_not_told()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Assert.Contains("ImageNet's normalisation?", new Page(Faces.Html(torch.linspace(-2.1, 2.6, 192).reshape(3, 8, 8))).Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Rgb_refuses_what_can_be_no_image() => Assert.Throws<KitException>(() => torch.rand(5).Rgb());

    [Fact]
    public void Rgb_refuses_a_normalisation_of_other_channels() => Assert.Throws<KitException>(() => torch.rand(1, 4, 4).Rgb(TensorViews.ImageNet));

    [Fact]
    public void Channels_gives_each_a_tile() => Assert.Equal(5, new Page(Faces.Html(torch.rand(5, 6, 7).Channels())).All("img").Count());

    [Fact]
    public void Heat_draws_a_vector_as_a_strip() => Assert.Contains("heat map, 1 rows × 30 columns", Faces.Html(torch.rand(30).Heat()), StringComparison.Ordinal);

    [Fact]
    public void Heat_refuses_a_scalar() => Assert.Throws<KitException>(() => torch.tensor(1).Heat());

    [Fact]
    public void Deeper_gives_a_line_for_each_part()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        string[] lines = Faces.Text(torch.arange(0, 12).reshape(2, 2, 3).Deeper(2)).Split('\n');
        Assert.Equal(["Tensor", "  [0]", "    [0]", "    [1]", "  [1]", "    [0]", "    [1]"], lines.Where(line => line.Contains("Tensor", StringComparison.Ordinal)).Select(line => line.StartsWith("Tensor", StringComparison.Ordinal) ? "Tensor" : line[..(line.IndexOf(']', StringComparison.Ordinal) + 1)]));
    }

    [Fact]
    public void Deeper_stays_short() => Assert.InRange(Faces.Text(torch.rand([50, 50, 50, 3]).Deeper(4)).Split('\n').Length, 20, 80);

    [Fact]
    public void Plain_shows_the_values_at_once() => Assert.Empty(new Page(Faces.Html(torch.rand(30, 3, 8, 8).Plain())).All("details"));

    [Fact]
    public void A_report_outlives_its_tensor()
    {
        torch.Tensor tensor = torch.rand(3, 16, 16);
        var report = TensorReport.Of(tensor);
        string before = Faces.Html(report);
        tensor.Dispose();
        Assert.Equal(before, Faces.Html(report));
    }

    [Fact]
    public void Views_leave_no_tensor_behind()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor tensor = torch.rand(2, 3, 16, 16);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        foreach (TensorReport report in new[] { tensor.Rgb(), tensor.Channels(), tensor.Heat(), tensor.Deeper(2), tensor.Plain() }) Faces.Render(report);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
