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

    public SKBitmap Bitmap(int index = 0)
    {
        string url = All("img").ElementAt(index).Attribute("src")!.Value;
        return SKBitmap.Decode(Convert.FromBase64String(url[(url.IndexOf(',', StringComparison.Ordinal) + 1)..]));
    }
}
