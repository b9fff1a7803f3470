namespace NotebookKit.Display;

/// <summary>Draws a map of embeddings.</summary>
internal static class EmbeddingDrawing
{
    private const double Width = 680, Height = 470, Edge = 20, Legend = 150, CharacterWidth = 6.8, Thumb = 26, Gap = 2, Frame = 2, NameHeight = 17;
    private const int MostThumbs = 110, MostPoints = 1500, MostNamed = 24;

    public static Drawing Draw(EmbeddingMap map, IReadOnlyList<EmbeddingClass> classes)
    {
        var drawing = new Drawing(Width, Height);
        double right = classes.Count > 0 ? Width - Legend : Width - Edge;
        (double X, double Y)[] places = Places(map.Points, right);
        bool pictured = map.Images is { Channels: 1 or 3 };
        int step = (places.Length + MostPoints - 1) / MostPoints;
        int[] thumbs = pictured ? Apart(places) : [];
        var shown = thumbs.ToHashSet();
        for (int i = 0; i < places.Length; i += step)
            if (!shown.Contains(i)) Marker(drawing, places[i].X, places[i].Y, LabelOf(map, i), pictured ? 2 : 3.2);
        foreach (int i in thumbs) Picture(drawing, map.Images!, i, places[i], LabelOf(map, i));
        Names(drawing, [.. classes.Take(MostNamed).Select(one => (one, Placed(map.Points, right, (one.X, one.Y))))], right);
        double y = 26;
        foreach (EmbeddingClass one in classes.Take(MostNamed))
        {
            Marker(drawing, right + 14, y - 4, one.Label, 4);
            drawing.Words(right + 25, y, one.Name, Tone.OfWords(one.Label));
            y += 18;
        }

        if (classes.Count > MostNamed) drawing.Words(right + 14, y, $"and {Numbers.Count(classes.Count - MostNamed)} more", Tone.Dim);
        return drawing;
    }

    private static int LabelOf(EmbeddingMap map, int point) => map.Labels is { } labels ? labels[point] : 0;

    // Shapes differ as well as colours, and the seventh class has another shape than the first.
    private static void Marker(Drawing drawing, double x, double y, int label, double radius)
    {
        Tone tone = Tone.OfSeries(label);
        switch ((label + label / 6) % 3)
        {
            case 0: drawing.Add(new Shape.Dot(x, y, radius, tone)); break;
            case 1: drawing.Square(x, y, 2 * radius - 0.6, tone); break;
            default: drawing.Add(new Shape.Area([(x, y - radius - 1), (x + radius + 0.6, y + radius - 0.4), (x - radius - 0.6, y + radius - 0.4)], tone)); break;
        }
    }

    private static void Picture(Drawing drawing, ImageSplit images, int index, (double X, double Y) place, int label)
    {
        Pixels pixels = Pixels.Of(images, index);
        EncodedImage image = ImageEncoder.Thumb(pixels, (int)Thumb);
        double scale = (Thumb - 2 * Frame) / Math.Max(image.Width, image.Height), width = image.Width * scale, height = image.Height * scale;
        drawing.Add(new Shape.Box(place.X - width / 2 - Frame, place.Y - height / 2 - Frame, width + 2 * Frame, height + 2 * Frame, Tone.OfSeries(label)) { Radius = 2 });
        drawing.Add(new Shape.Image(place.X - width / 2, place.Y - height / 2, width, height, image, Crisp: false));
    }

    // Names that would cover each other make room, downwards or upwards, whichever is nearer.
    private static void Names(Drawing drawing, IReadOnlyList<(EmbeddingClass Class, (double X, double Y) Place)> named, double right)
    {
        var taken = new List<(double X, double Y, double Width)>();
        foreach ((EmbeddingClass one, (double X, double Y) place) in named.OrderBy(pair => pair.Place.Y))
        {
            double width = CharacterWidth * one.Name.Length + 6, x = Math.Clamp(place.X, width / 2 + 4, right - width / 2 - 4);
            bool Free(double at) => at is >= Edge and <= Height - Edge && taken.TrueForAll(other => Math.Abs(other.Y - at) >= NameHeight || Math.Abs(other.X - x) >= (other.Width + width) / 2);
            double y = Enumerable.Range(0, (int)Height).Select(step => place.Y + (step % 2 == 0 ? step : -step)).FirstOrDefault(Free, place.Y);
            taken.Add((x, y, width));
            drawing.Add(new Shape.Box(x - width / 2, y - 9, width, NameHeight, Tone.Ground, 0.85) { Radius = 3 });
            drawing.Words(x, y + 4, one.Name, Tone.OfWords(one.Label), Anchor.Middle, bold: true);
        }
    }

    /// <summary>Points whose pictures don't cover each other, the first come first.</summary>
    private static int[] Apart((double X, double Y)[] places)
    {
        var kept = new List<int>();
        for (int i = 0; i < places.Length && kept.Count < MostThumbs; i++)
        {
            (double x, double y) = places[i];
            if (kept.TrueForAll(k => Math.Abs(places[k].X - x) >= Thumb + Gap || Math.Abs(places[k].Y - y) >= Thumb + Gap)) kept.Add(i);
        }

        return [.. kept];
    }

    private static (double X, double Y)[] Places(IReadOnlyList<(double X, double Y)> points, double right) => [.. points.Select(point => Placed(points, right, point))];

    // Both axes have the same scale: distances are what the map is about.
    private static (double X, double Y) Placed(IReadOnlyList<(double X, double Y)> points, double right, (double X, double Y) point)
    {
        (double X, double Y)[] finite = [.. points.Where(p => double.IsFinite(p.X) && double.IsFinite(p.Y)).DefaultIfEmpty((0, 0))];
        double left = finite.Min(p => p.X), low = finite.Min(p => p.Y), wide = finite.Max(p => p.X) - left, tall = finite.Max(p => p.Y) - low;
        double room = right - 2 * Edge, head = Height - 2 * Edge, scale = Math.Min(room / Math.Max(wide, 1e-12), head / Math.Max(tall, 1e-12));
        double x = Edge + (room - wide * scale) / 2 + (point.X - left) * scale, y = Height - Edge - (head - tall * scale) / 2 - (point.Y - low) * scale;
        return (Math.Clamp(double.IsFinite(x) ? x : Edge, Edge, right - Edge), Math.Clamp(double.IsFinite(y) ? y : Height - Edge, Edge, Height - Edge));
    }
}
