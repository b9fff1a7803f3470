using System.Text;

namespace NotebookKit.Display;

/// <summary>
/// Tiles in rows. It is a table, so that a front end which strips styles still shows a grid, and every tile is a picture
/// of its own, so that each has its own words for those who don't see it.
/// </summary>
/// <param name="Rows">The rows, each with a heading or with none.</param>
internal sealed record TileTable(IReadOnlyList<(string? Heading, IReadOnlyList<Tile> Tiles)> Rows) : IPart
{
    private const int Width = 800;
    private const int CaptionWidth = 92;

    /// <summary>Tiles without headings, as many in a row as fit.</summary>
    public static TileTable Of(IReadOnlyList<Tile> tiles)
    {
        if (tiles.Count == 0) return new TileTable([]);

        Pixels first = tiles[0].Pixels;
        double shown = Math.Min(first.Width, DisplayLimits.PhotoSide) * ImageEncoder.TileScale(first.Width, first.Height);
        int columns = Math.Max(1, (int)(Width / (8 + (tiles[0].Caption.Count > 0 ? Math.Max(CaptionWidth, shown) : shown))));
        return new TileTable([.. tiles.Chunk(columns).Select(row => ((string?)null, (IReadOnlyList<Tile>)row))]);
    }

    public void WriteHtml(HtmlWriter html)
    {
        int left = Rows.Sum(row => row.Tiles.Count);
        html.Uses(Css.Tiles).Uses(Css.Picture).Open("table", ("class", "nbk-tiles"), ("role", Rows.Any(row => row.Heading is not null) ? null : "presentation"));
        foreach ((string? heading, IReadOnlyList<Tile> tiles) in Rows)
        {
            EncodedImage[] images = [.. tiles.Select(tile => ImageEncoder.Tile(tile.Pixels)).TakeWhile(html.Affords)];
            if (images.Length == 0) break;
            html.Open("tr");
            if (heading is not null) html.Open("th", ("scope", "row")).Text(heading).Close("th");
            for (int i = 0; i < images.Length; i++) Write(html, tiles[i], images[i]);
            html.Close("tr");
            left -= images.Length;
            if (images.Length < tiles.Count) break;
        }

        html.Close("table");
        if (left > 0) new Line($"{Numbers.Count(left)} more left out: {Picture.Cap}", Line.Small).WriteHtml(html);
    }

    public void WriteText(StringBuilder text) { }

    public void Draw(Sheet sheet)
    {
        foreach ((string? heading, IReadOnlyList<Tile> tiles) in Rows)
        {
            if (heading is not null) sheet.Write(heading);
            double x = sheet.Left, tallest = 0;
            foreach (Tile tile in tiles)
            {
                EncodedImage image = ImageEncoder.Tile(tile.Pixels);
                double scale = ImageEncoder.TileScale(tile.Pixels.Width, tile.Pixels.Height), width = image.Width * scale, height = image.Height * scale;
                sheet.Place(Sheet.ShapeOf(image, x, sheet.Y, width, height, crisp: true), width);
                for (int i = 0; i < tile.Caption.Count; i++)
                    sheet.Place(new Shape.Words(x, sheet.Y + height + 12 + 14 * i, tile.Caption[i], Tone.Ink) { Size = 11 }, 0);
                tallest = Math.Max(tallest, height + 14 * tile.Caption.Count);
                x += (tile.Caption.Count > 0 ? Math.Max(width, CaptionWidth) : width) + 8;
            }

            sheet.Reach(x - 8);
            sheet.Advance(tallest + 8);
        }
    }

    private static void Write(HtmlWriter html, Tile tile, EncodedImage image)
    {
        double scale = ImageEncoder.TileScale(tile.Pixels.Width, tile.Pixels.Height);
        string width = tile.Pixels.Width * scale > CaptionWidth ? "nbk-said nbk-wide" : "nbk-said";
        html.Open("td", ("class", tile.Caption.Count == 0 ? null : tile.Wrong ? width + " nbk-wrong" : width));
        new Picture(() => image, tile.Alt, scale).Write(html, image);
        for (int i = 0; i < tile.Caption.Count; i++)
        {
            html.Void("br").Open("bdi").Text(tile.Caption[i]).Close("bdi");
        }

        html.Close("td");
    }
}
