namespace NotebookKit.Tests.Data;

public sealed class ImageResizerTests
{
    [Fact]
    public void Every_size_and_kernel_is_Pillows_to_the_bit() => MustBePillows(Goldens.Folder);

    [Fact]
    public void The_Pillow_of_this_machine_agrees()
    {
        Need.Pillow();
        using var folder = new TemporaryFolder();
        Goldens.Make(folder.Path);
        MustBePillows(folder.Path);
    }

    [Fact]
    public void The_same_size_is_the_same_picture()
    {
        using DecodedImage picture = Goldens.Picture(13, 9, 3), same = ImageResizer.Resize(picture, 13, 9);
        Assert.True(picture.Pixels.SequenceEqual(same.Pixels));
    }

    [Fact]
    public void A_box_beyond_the_image_is_refused_with_both()
    {
        using DecodedImage picture = Goldens.Picture(13, 9, 3);
        ArgumentException refused = Assert.Throws<ArgumentOutOfRangeException>(() => ImageResizer.Resize(picture, new PixelBox(5, 0, 9, 9), 4, 4));
        Assert.Contains("A box of 9×9 at (5, 0) is not within an image of 13×9", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ResizeFilter.Bilinear), InlineData(ResizeFilter.Bicubic)]
    public void Shrinking_averages_what_it_leaves_out(ResizeFilter filter)
    {
        byte[] stripes = [.. Enumerable.Range(0, 64 * 64 * 3).Select(i => (byte)(i / 3 % 2 * 254))];
        using DecodedImage fine = new(64, 64, 3, stripes), small = ImageResizer.Resize(fine, 8, 8, filter);
        foreach (byte value in small.Pixels) Assert.InRange(value, 121, 133);
    }

    private static void MustBePillows(string folder) => Assert.All(Goldens.Resizes(folder), golden =>
    {
        using DecodedImage picture = Goldens.Picture(golden.Width, golden.Height, golden.Channels);
        using DecodedImage resized = ImageResizer.Resize(picture, golden.Box, golden.ToWidth, golden.ToHeight, golden.Filter);
        Assert.Equal(0, Goldens.LargestDifference(golden.Pixels, resized.Pixels));
    });
}
