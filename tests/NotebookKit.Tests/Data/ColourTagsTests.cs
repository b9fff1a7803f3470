namespace NotebookKit.Tests.Data;

public sealed class ColourTagsTests
{
    [Theory]
    [InlineData(20, 20, 25, "black"), InlineData(128, 130, 126, "grey"), InlineData(240, 240, 235, "white")]
    [InlineData(225, 200, 160, "beige"), InlineData(230, 225, 160, "beige"), InlineData(110, 70, 40, "brown")]
    [InlineData(200, 20, 30, "red"), InlineData(250, 130, 20, "orange"), InlineData(250, 220, 30, "yellow")]
    [InlineData(40, 140, 60, "green"), InlineData(30, 60, 160, "blue"), InlineData(120, 40, 180, "purple")]
    [InlineData(250, 150, 180, "pink"), InlineData(250, 170, 170, "pink"), InlineData(90, 10, 60, "purple")]
    public void A_plain_colour_has_the_name_that_people_give_it(byte red, byte green, byte blue, string name)
    {
        using DecodedImage image = Plain(8, 8, red, green, blue);
        Assert.Equal(name, ColourTags.Dominant(image));
    }

    [Fact]
    public void Every_colour_that_there_is_has_one_of_the_names()
    {
        for (int red = 0; red < 256; red += 5)
            for (int green = 0; green < 256; green += 5)
                for (int blue = 0; blue < 256; blue += 5)
                {
                    using DecodedImage pixel = Plain(1, 1, (byte)red, (byte)green, (byte)blue);
                    Assert.Contains(ColourTags.Dominant(pixel), ColourTags.Names);
                }
    }

    [Fact]
    public void What_lies_at_the_border_does_not_count()
    {
        byte[] pixels = new byte[8 * 8 * 3];
        for (int i = 0; i < 64; i++) pixels[i * 3 + (i / 8 is >= 2 and < 6 && i % 8 is >= 2 and < 6 ? 2 : 0)] = 200;
        using var image = new DecodedImage(8, 8, 3, pixels);
        Assert.Equal("blue", ColourTags.Dominant(image));
    }

    [Fact]
    public void A_grey_image_has_no_colour()
    {
        using var image = new DecodedImage(2, 2, 1, [10, 250, 250, 250]);
        Assert.Equal("white", ColourTags.Dominant(image));
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0, 90 }, "dark"), InlineData(new byte[] { 0, 25, 120, 140 }, "medium"), InlineData(new byte[] { 0, 0, 160, 160 }, "light"), InlineData(new byte[] { 0, 0, 0, 0 }, "dark")]
    public void A_tone_is_that_of_the_thing_and_not_of_the_black_around_it(byte[] pixels, string tone)
    {
        using var image = new DecodedImage(2, 2, 1, pixels);
        Assert.Equal(tone, ColourTags.Tone(image));
    }

    private static DecodedImage Plain(int width, int height, byte red, byte green, byte blue) =>
        new(width, height, 3, [.. Enumerable.Range(0, width * height).SelectMany(_ => new[] { red, green, blue })]);
}
