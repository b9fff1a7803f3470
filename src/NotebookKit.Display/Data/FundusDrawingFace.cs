namespace NotebookKit.Display;

/// <summary>A drawn eye beside the same with its lesions framed, and how many there are of each kind.</summary>
internal static class FundusDrawingFace
{
    private const int Zoom = 2;
    private static readonly (byte Red, byte Green, byte Blue) Frame = (0, 230, 255);

    public static IPart Of(FundusDrawing drawing)
    {
        string eye = $"{(drawing.IsLeftEye ? "left" : "right")} eye of patient {CleanText.Of(drawing.Patient)}, grade {drawing.Grade}";
        var rows = drawing.Lesions.GroupBy(lesion => lesion.Kind).OrderBy(kind => kind.Key).Select(kind => (IReadOnlyList<Cell>)[Name(kind.Key), Numbers.Count(kind.Count()), Numbers.Percent(2 * kind.Average(lesion => lesion.Radius))]);
        return new Stack(
            new Line($"Drawn fundus, {eye}", Line.Title),
            DatasetPapersFace.Synthetic(isSynthetic: true),
            new HtmlOnly(new Beside(Shown(drawing, framed: false, eye), Shown(drawing, framed: true, $"the same with {Numbers.Count(drawing.Lesions.Count)} lesions framed"))),
            drawing.Lesions.Count == 0
                ? new Line("No lesions.")
                : new Table([new("lesions"), new("number", Right: true), new("width, of the picture's", Right: true)], [.. rows]),
            new Line(CleanText.Of(drawing.Name), Line.Small));
    }

    private static Picture Shown(FundusDrawing drawing, bool framed, string alt) => new(
        () =>
        {
            using DecodedImage image = drawing.Picture.Decode();
            Pixels pixels = Pixels.Of(image);
            if (framed)
                foreach (FundusLesion lesion in drawing.Lesions) Outline(pixels, lesion.Box(pixels.Width));
            return ImageEncoder.Png(pixels);
        },
        alt,
        Zoom);

    /// <summary>A frame around a box, one pixel off it, as far as it lies in the picture.</summary>
    private static void Outline(Pixels pixels, PixelBox box)
    {
        int left = box.Left - 2, top = box.Top - 2, right = box.Left + box.Width + 1, bottom = box.Top + box.Height + 1;
        for (int x = left; x <= right; x++)
        {
            Put(pixels, x, top);
            Put(pixels, x, bottom);
        }

        for (int y = top; y <= bottom; y++)
        {
            Put(pixels, left, y);
            Put(pixels, right, y);
        }
    }

    private static void Put(Pixels pixels, int x, int y)
    {
        if ((uint)x >= (uint)pixels.Width || (uint)y >= (uint)pixels.Height) return;
        int at = 3 * (y * pixels.Width + x);
        (pixels.Data[at], pixels.Data[at + 1], pixels.Data[at + 2]) = Frame;
    }

    private static string Name(FundusLesionKind kind) => kind switch
    {
        FundusLesionKind.Microaneurysm => "microaneurysms",
        FundusLesionKind.Haemorrhage => "haemorrhages",
        FundusLesionKind.HardExudate => "hard exudates",
        FundusLesionKind.CottonWoolSpot => "cotton-wool spots",
        _ => "new vessels",
    };
}
