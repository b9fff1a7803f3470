using System.Text;

namespace NotebookKit.Display;

/// <summary>A picture. It is encoded when HTML is written; plain text never pays for it.</summary>
/// <param name="Encode">Makes the picture.</param>
/// <param name="Alt">What it shows, for those who don't see it.</param>
/// <param name="Scale">CSS pixels for one of its own; whole numbers keep pixels square.</param>
internal sealed record Picture(Func<EncodedImage> Encode, string Alt, double Scale = 1) : IPart
{
    /// <summary>CSS pixels for the height of one of its own, where that isn't <see cref="Scale"/>.</summary>
    public double? Tall { get; init; }

    public void WriteHtml(HtmlWriter html)
    {
        EncodedImage image = Encode();
        if (html.Affords(image)) Write(html, image);
        else html.Open("small").Text($"{Alt} (left out: {Cap})").Close("small");
    }

    /// <summary>Why pictures are left out.</summary>
    public static string Cap => $"the pictures of an output end at {Numbers.Bytes(DisplayLimits.PictureBytes)}";

    /// <summary>Writes the picture, already encoded and afforded.</summary>
    public void Write(HtmlWriter html, EncodedImage image)
    {
        html.Uses(Css.Picture).Void(
            "img",
            ("class", Scale > 1 ? "nbk-crisp" : null),
            ("src", image.DataUrl),
            ("alt", Alt),
            ("width", Numbers.Of(image.Width * Scale, "0")),
            ("height", Numbers.Of(image.Height * (Tall ?? Scale), "0")),
            ("style", Tall is { } tall ? $"height:{Numbers.Of(image.Height * tall, "0")}px" : null));
    }

    public void Draw(Sheet sheet)
    {
        EncodedImage image = Encode();
        sheet.Show(image, image.Width * Scale, image.Height * (Tall ?? Scale), Scale > 1);
    }

    public void WriteText(StringBuilder text) { }
}
