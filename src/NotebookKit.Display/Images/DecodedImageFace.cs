namespace NotebookKit.Display;

/// <summary>A decoded image and its size.</summary>
internal static class DecodedImageFace
{
    private const int Side = 480;

    public static IPart Of(DecodedImage image)
    {
        string words = $"{image.Width}×{image.Height} pixels, {(image.Channels == 1 ? "grey" : "RGB")}, {image.OriginalBits} bits a channel in the file, {Numbers.Bytes((long)image.Width * image.Height * image.Channels)} here";
        string shrunk = Math.Max(image.Width, image.Height) > Side ? ", shown smaller" : "";
        return new Stack(new HtmlOnly(Photograph.Of(image, $"an image of {words}", Side)), new Line($"Image: {words}{shrunk}", Line.Small));
    }
}
