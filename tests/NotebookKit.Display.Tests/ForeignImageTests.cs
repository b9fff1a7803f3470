using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SkiaSharp;

namespace NotebookKit.Display.Tests;

public sealed class ForeignImageTests
{
    [Fact]
    public void An_image_of_ImageSharp_is_shown_by_its_public_surface()
    {
        using var image = new Image<Rgba32>(6, 4);
        image[2, 1] = new Rgba32(10, 20, 30, 255);
        using SKBitmap shown = new Page(Faces.Html(image)).Bitmap();
        Assert.Equal((6, 4, new SKColor(10, 20, 30)), (shown.Width, shown.Height, shown.GetPixel(2, 1)));
    }

    [Fact]
    public void Its_text_says_what_it_is()
    {
        using var image = new Image<L8>(640, 480);
        Assert.Equal("image, 640×480 pixels of L8 (ImageSharp), shown at 480×360", Faces.Text(image));
    }

    [Fact]
    public void Asking_for_its_type_loads_nothing() => Assert.Contains(Faces.ForeignTypes, foreign => foreign == new ForeignType("SixLabors.ImageSharp", "SixLabors.ImageSharp.Image"));
}
