namespace NotebookKit;

/// <summary>
/// Colours that are measured, not seen: rules from pixels to a word, for tags that nobody wrote. They know nothing of lamps and white
/// balance, nor which pixels are the thing and which its background, so what is learned from them is to be called derived.
/// </summary>
public static class ColourTags
{
    private const int Black = 0, Grey = 1, White = 2, Beige = 3, Brown = 4, Red = 5, Orange = 6, Yellow = 7, Green = 8, Blue = 9, Purple = 10, Pink = 11;

    // Below this brightness a pixel is background in pictures of things on black, as Fashion-MNIST's are.
    private const int Background = 25;

    /// <summary>The names that <see cref="Dominant"/> gives: the eleven basic colour terms (Berlin and Kay 1969), and beige, of which wardrobes are full.</summary>
    public static IReadOnlyList<string> Names { get; } = ["black", "grey", "white", "beige", "brown", "red", "orange", "yellow", "green", "blue", "purple", "pink"];

    /// <summary>The names that <see cref="Tone"/> gives.</summary>
    public static IReadOnlyList<string> Tones { get; } = ["dark", "medium", "light"];

    /// <summary>
    /// The colour of most pixels in the middle of an image: half its width, half its height. A pixel's colour goes by hue, saturation and
    /// value (each from 0 to 1, hue in degrees): value below 0.25 is black; saturation below 0.15 is white from a value of 0.75, else grey;
    /// hues are red from 345, orange from 15, yellow from 45, green from 70, blue from 170, purple from 255, pink from 290. Dark orange
    /// (value below 0.65) is brown, pale orange and yellow (saturation below 0.5 and 0.35) beige, pale bright red pink, dark pink purple.
    /// </summary>
    /// <param name="image">The image; a grey one is black, grey or white.</param>
    public static string Dominant(DecodedImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        Span<int> counts = stackalloc int[Names.Count];
        ReadOnlySpan<byte> pixels = image.Pixels;
        int left = image.Width / 4, top = image.Height / 4, right = image.Width - left, bottom = image.Height - top;
        for (int y = top; y < bottom; y++)
        {
            for (int x = left; x < right; x++)
            {
                ReadOnlySpan<byte> pixel = pixels.Slice((y * image.Width + x) * image.Channels, image.Channels);
                counts[pixel.Length == 3 ? NameOf(pixel[0], pixel[1], pixel[2]) : NameOf(pixel[0], pixel[0], pixel[0])]++;
            }
        }

        int most = 0;
        for (int name = 1; name < counts.Length; name++)
            if (counts[name] > counts[most]) most = name;
        return Names[most];
    }

    /// <summary>How bright a thing on black is: the mean of all samples above 25 of 255, which is dark below 100 and light from 160.</summary>
    /// <param name="image">The image; one without such samples is dark.</param>
    public static string Tone(DecodedImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        long sum = 0, count = 0;
        foreach (byte sample in image.Pixels)
        {
            if (sample <= Background) continue;
            sum += sample;
            count++;
        }

        double mean = count == 0 ? 0 : (double)sum / count;
        return Tones[mean < 100 ? 0 : mean < 160 ? 1 : 2];
    }

    private static int NameOf(byte red, byte green, byte blue)
    {
        int most = Math.Max(red, Math.Max(green, blue)), span = most - Math.Min(red, Math.Min(green, blue));
        double value = most / 255.0, saturation = most == 0 ? 0 : (double)span / most;
        if (value < 0.25) return Black;
        if (saturation < 0.15) return value >= 0.75 ? White : Grey;
        double sixth = most == red ? (double)(green - blue) / span : most == green ? 2 + (double)(blue - red) / span : 4 + (double)(red - green) / span;
        double hue = (sixth < 0 ? sixth + 6 : sixth) * 60;
        return hue switch
        {
            < 15 or >= 345 => saturation < 0.5 && value >= 0.7 ? Pink : Red,
            < 45 => value < 0.65 ? Brown : saturation < 0.5 ? Beige : Orange,
            < 70 => saturation < 0.35 ? Beige : Yellow,
            < 170 => Green,
            < 255 => Blue,
            < 290 => Purple,
            _ => value < 0.45 ? Purple : Pink,
        };
    }
}
