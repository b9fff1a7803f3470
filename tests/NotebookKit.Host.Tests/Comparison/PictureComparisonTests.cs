using CsCheck;
using SkiaSharp;

namespace NotebookKit.Host.Tests;

public sealed class PictureComparisonTests
{
    [Fact]
    public void A_picture_is_wholly_like_itself() => Pictures.Sample(picture => Math.Abs(Similarity(picture, picture) - 1) < 1e-9);

    [Fact]
    public void Likeness_goes_both_ways() => Gen.Select(Pixels(12, 9), Pixels(12, 9)).Sample((a, b) => Math.Abs(Similarity((12, 9, a), (12, 9, b)) - Similarity((12, 9, b), (12, 9, a))) < 1e-9);

    [Fact]
    public void Likeness_is_at_most_one() => Gen.Select(Pixels(10, 10), Pixels(10, 10)).Sample((a, b) => Similarity((10, 10, a), (10, 10, b)) is <= 1 + 1e-9 and >= -1 - 1e-9);

    [Fact]
    public void A_change_in_the_last_corner_is_seen()
    {
        byte[] plain = new byte[21 * 21 * 4], corner = [.. plain];
        corner[^4] = 255;

        Assert.True(Similarity((21, 21, plain), (21, 21, corner)) < 0.9999);
    }

    [Fact]
    public void Two_flat_greys_are_as_far_apart_as_the_formula_says()
    {
        // Without structure only the means are left: (2·100·150 + C1) / (100² + 150² + C1), C1 = (0.01·255)².
        const double c1 = 2.55 * 2.55;
        double expected = (2 * 100 * 150 + c1) / (100 * 100 + 150 * 150 + c1);

        Assert.Equal(expected, Similarity((16, 16, Flat(100)), (16, 16, Flat(150))), 9);
    }

    private static byte[] Flat(byte grey) => [.. Enumerable.Repeat(grey, 16 * 16 * 4)];

    private static Gen<(int Width, int Height, byte[] Data)> Pictures =>
        Gen.Select(Gen.Int[1, 20], Gen.Int[1, 20]).SelectMany((width, height) => Pixels(width, height).Select(data => (width, height, data)));

    private static Gen<byte[]> Pixels(int width, int height) => Gen.Byte.Array[width * height * 4];

    private static double Similarity((int Width, int Height, byte[] Data) a, (int Width, int Height, byte[] Data) b)
    {
        using SKBitmap first = Bitmap(a), second = Bitmap(b);
        return PictureComparison.Similarity(first, second);
    }

    private static unsafe SKBitmap Bitmap((int Width, int Height, byte[] Data) picture)
    {
        var bitmap = new SKBitmap(new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        picture.Data.CopyTo(new Span<byte>((void*)bitmap.GetPixels(), picture.Data.Length));
        return bitmap;
    }
}
