namespace NotebookKit.Display;

/// <summary>A decoded image and its size.</summary>
internal static class DecodedImageFace
{
    private const int Side = 480;

    public static IPart Of(DecodedImage image)
    {
        string words = $"{image.Width}×{image.Height} pixels, {(image.Channels == 1 ? "grey" : "RGB")}, {image.OriginalBits} bits a channel in the file, {Numbers.Bytes((long)image.Width * image.Height * image.Channels)} here";
        int longer = Math.Max(image.Width, image.Height), side = longer > DisplayLimits.CrispSide ? Side : DisplayLimits.BesideSide;
        string shrunk = longer > Side ? ", shown smaller" : "";
        return new Stack(new HtmlOnly(Photograph.Of(image, $"an image of {words}", side)), new Line($"Image: {words}{shrunk}", Line.Small));
    }
}
