using SkiaSharp;
using TorchSharp;

namespace NotebookKit.Display.Tests;

public sealed class TensorPictureTests
{
    [Fact]
    public void Shows_every_pixel_of_a_small_image_as_it_is()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor image = torch.arange(0, 192).reshape(3, 8, 8).to(torch.uint8);
        using SKBitmap shown = new Page(Faces.Html(image)).Bitmap();
        Assert.Equal(new SKColor(10, 74, 138), shown.GetPixel(2, 1));
    }

    [Theory]
    [InlineData("read as an image C×H×W, RGB, values 0–1", 3, 16, 12)]
    [InlineData("read as an image C×H×W, grey, values 0–1", 1, 16, 12)]
    [InlineData("read as an image H×W×C, RGB, values 0–1", 16, 12, 3)]
    [InlineData("read as images N×C×H×W, values 0–1", 4, 3, 8, 8)]
    [InlineData("read as images N×H×W×C, values 0–1", 4, 9, 8, 3)]
    [InlineData("read as filters N×C×H×W of 3×3, RGB", 16, 3, 3, 3)]
    [InlineData("heat maps of the last two dimensions, all on one scale", 7, 5, 5)]
    [InlineData("heat maps of the last two dimensions, a row for each item of the first dimension, all on one scale", 2, 7, 5, 5)]
    [InlineData("a row for each item of the first 2 dimensions, the first 6 of 10 rows, the first 9 of 11 in a row, all on one scale", 2, 5, 11, 5, 5)]
    [InlineData("heat map, 5 rows × 6 columns", 5, 6)]
    public void Says_what_it_guessed(string caption, params int[] shape)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Assert.Contains(caption, new Page(Faces.Html(torch.rand([.. shape.Select(size => (long)size)]))).Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_bytes_in_two_dimensions_as_a_picture()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Assert.Contains("read as an image H×W, grey, values 0–255", Faces.Html(torch.zeros([28, 28], torch.uint8)), StringComparison.Ordinal);
    }

    [Fact]
    public void Says_that_values_were_stretched()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Assert.Contains("-2 … 2 stretched to black … white", Faces.Html(torch.linspace(-2, 2, 192).reshape(3, 8, 8)), StringComparison.Ordinal);
    }

    [Fact]
    public void Marks_what_is_not_a_number()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using SKBitmap shown = new Page(Faces.Html(torch.tensor(new[] { 1, -1, float.NaN, 0 }).reshape(2, 2))).Bitmap();
        Assert.Equal((new SKColor(255, 0, 255), 32), (shown.GetPixel(8, 17), shown.Height));
    }

    [Fact]
    public void Writes_small_whole_numbers_into_their_cells()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        string url = new Page(Faces.Html(torch.arange(-2, 4).reshape(2, 3))).All("img").Single().Attribute("src")!.Value;
        string svg = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(url[(url.IndexOf(',', StringComparison.Ordinal) + 1)..]));
        Assert.Contains(">-2</text>", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Clips_what_lies_far_out_and_says_so()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor matrix = torch.linspace(0, 1, 100).reshape(10, 10).clone();
        matrix[3, 3] = 1000f;
        var page = new Page(Faces.Html(matrix));
        Assert.Contains("beyond it marked by a dot", page.Words, StringComparison.Ordinal);
        using SKBitmap shown = page.Bitmap();
        Assert.Equal((SKColors.Black, true), (shown.GetPixel(3 * 16 + 8, 3 * 16 + 8), shown.GetPixel(3 * 16 + 1, 3 * 16 + 1) != SKColors.Black));
    }

    [Fact]
    public void Keeps_the_structure_of_a_photograph_that_was_shrunk()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor large = torch.nn.functional.interpolate(torch.rand([1, 3, 10, 10], generator: torch.random.manual_seed(1)), size: [200, 200], mode: torch.InterpolationMode.Bilinear, align_corners: false)[0];
        torch.Tensor small = large.slice(1, 0, 200, 2).slice(2, 0, 200, 2);
        Assert.InRange(PictureSimilarity.Of(Png(large), Png(small)), 0.98, 1);
        static byte[] Png(torch.Tensor image) => ImageEncoder.Png(TensorPixels.Read(image, new ValueRange(0, 1, ""), 100)).Data;
    }

    [Fact]
    public void Turns_a_heat_map_around_zero()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using SKBitmap shown = new Page(Faces.Html(torch.tensor(new[] { 9f, -1, 0, 0 }).reshape(2, 2))).Bitmap();
        Assert.Equal(new SKColor(247, 247, 247), shown.GetPixel(0, 1));
    }

    [Fact]
    public void Keeps_every_row_of_a_long_thin_matrix()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using SKBitmap shown = new Page(Faces.Html(torch.rand(2, 300))).Bitmap();
        Assert.Equal((100, 2), (shown.Width, shown.Height));
    }

    [Fact]
    public void Says_that_a_large_image_was_thinned()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Assert.Contains("thinned to 150×200 pixels", Faces.Html(torch.rand(3, 300, 400)), StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_no_picture_where_the_shape_suggests_none()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Assert.Empty(new Page(Faces.Html(torch.rand(7))).All("img"));
    }
}
