using System.Text;
using System.Xml.Linq;
using SkiaSharp;

namespace NotebookKit.Display.Tests;

/// <summary>Reads a face's HTML back: it is written as well-formed XML.</summary>
internal sealed class Page(string html)
{
    public XElement Root { get; } = XDocument.Parse(html).Root!;

    public IEnumerable<XElement> All(string tag) => Root.Descendants(tag);

    public string Words => string.Concat(Root.DescendantNodes().OfType<XText>().Where(text => text.Parent!.Name != "style").Select(text => text.Value));

    public IEnumerable<XAttribute> Attributes => Root.DescendantsAndSelf().SelectMany(element => element.Attributes());

    /// <summary>The page as people compare it: without style rules, with the words of a drawing instead of it, without a picture's pixels.</summary>
    public string Outline()
    {
        var page = new XElement(Root);
        foreach (XElement style in page.Descendants("style")) style.Value = "…";
        foreach (XElement image in page.Descendants("img")) image.SetAttributeValue("src", Outline(image.Attribute("src")!.Value));
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static string Outline(string url)
    {
        string type = url["data:".Length..url.IndexOf(';', StringComparison.Ordinal)];
        if (type != "image/svg+xml") return type;
        XElement svg = XDocument.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(url[(url.IndexOf(',', StringComparison.Ordinal) + 1)..]))).Root!;
        return $"{type}: {string.Join(" | ", svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value))}";
    }

    public SKBitmap Bitmap(int index = 0)
    {
        string url = All("img").ElementAt(index).Attribute("src")!.Value;
        return SKBitmap.Decode(Convert.FromBase64String(url[(url.IndexOf(',', StringComparison.Ordinal) + 1)..]));
    }
}
