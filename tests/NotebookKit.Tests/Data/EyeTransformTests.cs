namespace NotebookKit.Tests.Data;

public sealed class EyeTransformTests
{
    private static readonly Random Unused = new(0);

    [Fact]
    public void The_circle_is_found_cut_out_and_its_corners_blackened()
    {
        using DecodedImage picture = Disc(100, 60, 44, 31, 20), eye = new CircleCrop().Apply(picture, Unused);
        Assert.Equal((40, 40), (eye.Width, eye.Height));
        Assert.Equal((0, 0, 0, 0), (Red(eye, 0, 0), Red(eye, 39, 0), Red(eye, 0, 39), Red(eye, 39, 39)));
        Assert.Equal((200, 200, 200), (Red(eye, 20, 20), Red(eye, 20, 1), Red(eye, 1, 20)));
    }

    [Fact]
    public void A_disc_that_the_frame_cuts_keeps_its_radius_and_gets_black_bands()
    {
        using DecodedImage picture = Disc(100, 50, 50, 25, 40), eye = new CircleCrop().Apply(picture, Unused);
        Assert.Equal((80, 80), (eye.Width, eye.Height));
        Assert.Equal((0, 200, 0), (Red(eye, 40, 5), Red(eye, 40, 40), Red(eye, 40, 75)));
    }

    [Fact]
    public void A_speck_beside_the_disc_moves_nothing()
    {
        using DecodedImage picture = Disc(200, 120, 90, 60, 50);
        picture.Writable[3 * (60 * 200 + 198)] = 255;
        Assert.Equal((90, 60, 50), new CircleCrop().Disc(picture));
    }

    [Fact]
    public void Only_the_inner_part_is_kept_where_that_is_asked()
    {
        using DecodedImage picture = Disc(100, 100, 50, 50, 40), eye = new CircleCrop(Kept: 0.5).Apply(picture, Unused);
        Assert.Equal((40, 40), (eye.Width, eye.Height));
    }

    [Fact]
    public void A_black_picture_stays_whole()
    {
        using DecodedImage black = new(30, 20, 3, new byte[1800]), square = new CircleCrop().Apply(black, Unused);
        Assert.Equal((30, 30), (square.Width, square.Height));
    }

    [Fact]
    public void An_even_picture_becomes_even_grey_up_to_the_discs_rim()
    {
        using DecodedImage picture = Disc(80, 80, 40, 40, 30), grey = new LocalContrast(0.05).Apply(picture, Unused);
        Assert.All(grey.Pixels.ToArray(), value => Assert.Equal(128, value));
    }

    [Fact]
    public void A_dots_contrast_is_the_gain_times_what_the_blur_leaves()
    {
        using DecodedImage picture = new(41, 41, 1, [.. Enumerable.Range(0, 41 * 41).Select(i => (byte)(i == 20 * 41 + 20 ? 120 : 100))]), sharp = new LocalContrast(2.0 / 41, 4).Apply(picture, Unused);
        // The dot's own part in a Gaussian of deviation 2 cut off at 6 is the kernel's middle over its sum, in rows and in columns.
        double sum = Enumerable.Range(-6, 13).Sum(at => Math.Exp(-at * at / 8.0)), blurred = 100 + 20 / (sum * sum);
        Assert.Equal((int)Math.Round(128 + 4 * (120 - blurred)), sharp.Pixels[20 * 41 + 20]);
        Assert.Equal((int)Math.Round(128 + 4 * (100 - 100 - 20 * Math.Exp(-1 / 8.0) / (sum * sum))), sharp.Pixels[20 * 41 + 21]);
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CircleCrop(Lit: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CircleCrop(Kept: 1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LocalContrast(Sigma: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LocalContrast(Gain: 0));
    }

    /// <summary>A disc of one colour on black.</summary>
    private static DecodedImage Disc(int width, int height, int x, int y, int radius)
    {
        byte[] pixels = new byte[width * height * 3];
        for (int i = 0; i < width * height; i++)
        {
            double across = i % width + 0.5 - x, down = i / width + 0.5 - y;
            if (across * across + down * down <= radius * radius) (pixels[3 * i], pixels[3 * i + 1], pixels[3 * i + 2]) = (200, 90, 30);
        }

        return new DecodedImage(width, height, 3, pixels);
    }

    private static int Red(DecodedImage image, int column, int row) => image.Pixels[3 * (row * image.Width + column)];
}
