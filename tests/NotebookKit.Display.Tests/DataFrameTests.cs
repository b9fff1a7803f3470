using Microsoft.Data.Analysis;
using SkiaSharp;

namespace NotebookKit.Display.Tests;

public sealed class DataFrameTests
{
    [Fact]
    public void Names_types_and_counts_what_is_missing()
    {
        string text = Faces.Text(Samples.Frame());
        Assert.StartsWith("DataFrame: 3 rows × 4 columns, 2 values missing", text, StringComparison.Ordinal);
        Assert.Contains("float32", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_the_first_hundred_rows_and_fifty_columns_and_says_so()
    {
        var frame = new DataFrame(Enumerable.Range(0, 60).Select(i => new Int32DataFrameColumn($"c{i}", Enumerable.Range(0, 250))));
        var page = new Page(Faces.Html(frame));
        Assert.Contains("the first 100 of 250 rows and 50 of 60 columns", page.Words, StringComparison.Ordinal);
        Assert.Equal(51, page.All("thead").First().Descendants("th").Count());
        Assert.InRange(Faces.Html(frame).Length, 50_000, 260_000);
    }

    [Fact]
    public void Shows_image_files_as_pictures()
    {
        string path = Path.Combine(Path.GetTempPath(), $"nbk-{Guid.NewGuid():n}.png");
        using (var bitmap = new SKBitmap(20, 10))
        using (FileStream file = File.Create(path)) bitmap.Encode(file, SKEncodedImageFormat.Png, 100);
        try
        {
            using SKBitmap shown = new Page(Faces.Html(new DataFrame(new StringDataFrameColumn("file", [path, null!, "missing.png"])))).Bitmap();
            Assert.Equal((20, 10), (shown.Width, shown.Height));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData(@"\\server\share\a.png")]
    [InlineData("//server/share/a.png")]
    [InlineData("https://example.org/a.png")]
    [InlineData("a\0.png")]
    public void Never_looks_at_another_machine(string path) => Assert.False(Thumbnail.IsFile(path));

    [Fact]
    public void Shows_an_empty_frame() => Assert.Equal("DataFrame: 0 rows × 0 columns", Faces.Text(new DataFrame()).Split('\n')[0]);

    [Fact]
    public void Tells_the_reach_of_numbers() =>
        Assert.Contains(new Page(Faces.Html(Samples.Frame())).All("details").Single().Descendants("tr"), row => string.Join('|', row.Elements().Select(cell => cell.Value)) == "weight|float32|1 (33 %)|1.5|2|2.5|");
}
