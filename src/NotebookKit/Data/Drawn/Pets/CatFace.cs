using SkiaSharp;

namespace NotebookKit;

/// <summary>A cat's face about the origin, its head one unit wide to each side: pointed ears, slit pupils, whiskers.</summary>
internal static class CatFace
{
    private static readonly SKColor[] Irises = [new(150, 190, 70), new(225, 190, 60), new(90, 160, 190), new(200, 130, 45)];

    public static void Draw(Sketch sketch, Random random, Coat coat)
    {
        float tall = random.Between(0.78, 0.92);
        Ears(sketch, random, coat);
        using var head = new SKPath();
        head.AddOval(new SKRect(-1, -tall, 1, tall));
        head.AddOval(new SKRect(-1.06f, -0.02f, -0.4f, 0.62f));
        head.AddOval(new SKRect(0.4f, -0.02f, 1.06f, 0.62f));
        sketch.Stroke(head, coat.Fur.Darker(0.45f), 0.07f);
        sketch.Fill(head, coat.Fur);
        sketch.Within(head, () => coat.Cover(sketch, random));
        Eyes(sketch, random);
        Muzzle(sketch, random, coat);
    }

    private static void Ears(Sketch sketch, Random random, Coat coat)
    {
        SKColor outside = random.Happens(0.4) ? coat.Marks : coat.Fur, inside = coat.Fur.Mix(new SKColor(225, 150, 150), 0.7f);
        float tip = random.Between(-1.5, -1.2), spread = random.Between(0.72, 0.95);
        for (int side = -1; side <= 1; side += 2)
        {
            float top = tip + random.Between(-0.08, 0.08), out_ = side * (spread + random.Between(-0.06, 0.06));
            using SKPath ear = Triangle(side * 0.97f, -0.2f, out_, top, side * 0.18f, -0.7f), hollow = Triangle(side * 0.82f, -0.38f, out_ * 0.97f, top + 0.25f, side * 0.4f, -0.68f);
            sketch.Stroke(ear, coat.Fur.Darker(0.45f), 0.07f);
            sketch.Fill(ear, outside);
            sketch.Fill(hollow, inside);
        }
    }

    private static void Eyes(Sketch sketch, Random random)
    {
        SKColor iris = random.Near(random.OneOf<SKColor>(Irises), 20);
        float apart = random.Between(0.38, 0.46), height = random.Between(-0.16, -0.02), open = random.Between(0.13, 0.22), slit = random.Between(0.045, 0.085), gaze = random.Between(-0.05, 0.05);
        for (int side = -1; side <= 1; side += 2)
        {
            using SKPath lids = Almond(side * apart, height, 0.26f, open);
            sketch.Stroke(lids, new SKColor(35, 28, 28), 0.09f);
            sketch.Fill(lids, iris);
            sketch.Within(lids, () => sketch.Oval(side * apart + gaze, height, slit, 0.24f, new SKColor(12, 12, 14)));
            sketch.Oval(side * apart + gaze + 0.07f, height - 0.06f, 0.035f, 0.035f, SKColors.White);
        }
    }

    private static void Muzzle(Sketch sketch, Random random, Coat coat)
    {
        sketch.Oval(-0.19f, 0.44f, 0.26f, 0.21f, coat.Pale);
        sketch.Oval(0.19f, 0.44f, 0.26f, 0.21f, coat.Pale);
        using SKPath nose = Triangle(-0.12f, 0.2f, 0, 0.34f, 0.12f, 0.2f);
        sketch.Fill(nose, random.Near(random.Happens(0.7) ? new SKColor(215, 120, 120) : new SKColor(70, 50, 50), 15));
        SKColor mouth = coat.Pale.Darker(0.6f);
        sketch.Line(0, 0.34f, -0.16f, 0.5f, mouth, 0.05f);
        sketch.Line(0, 0.34f, 0.16f, 0.5f, mouth, 0.05f);

        SKColor whisker = (random.Happens(0.6) ? new SKColor(250, 250, 250) : new SKColor(40, 38, 38)).WithAlpha((byte)random.Next(120, 255));
        float length = random.Between(0.95, 1.4), droop = random.Between(-0.12, 0.2);
        for (int side = -1; side <= 1; side += 2)
            for (int i = -1; i <= 1; i++) sketch.Line(side * 0.3f, 0.44f + 0.06f * i, side * length, 0.42f + 0.2f * i + droop, whisker, 0.035f);
    }

    private static SKPath Triangle(float x0, float y0, float x1, float y1, float x2, float y2)
    {
        var path = new SKPath();
        path.MoveTo(x0, y0);
        path.LineTo(x1, y1);
        path.LineTo(x2, y2);
        path.Close();
        return path;
    }

    private static SKPath Almond(float x, float y, float wide, float open)
    {
        var path = new SKPath();
        path.MoveTo(x - wide, y);
        path.QuadTo(x, y - 2 * open, x + wide, y);
        path.QuadTo(x, y + 2 * open, x - wide, y);
        path.Close();
        return path;
    }
}
