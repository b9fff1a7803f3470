using SkiaSharp;

namespace NotebookKit;

/// <summary>A dog's face about the origin, its head about one unit to each side: floppy ears, round pupils, a snout with a large nose.</summary>
internal static class DogFace
{
    public static void Draw(Sketch sketch, Random random, Coat coat)
    {
        float wide = random.Between(0.76, 0.92);
        using var head = new SKPath();
        head.AddOval(new SKRect(-wide, -0.95f, wide, 0.75f));
        head.AddOval(new SKRect(-0.58f, -0.2f, 0.58f, 0.98f));
        sketch.Stroke(head, coat.Fur.Darker(0.45f), 0.07f);
        sketch.Fill(head, coat.Fur);
        sketch.Within(head, () => coat.Cover(sketch, random));
        Eyes(sketch, random, coat);
        Snout(sketch, random, coat);
        Ears(sketch, random, coat, wide);
    }

    /// <summary>Most hang down; some stand at their root, and their tips fall forward.</summary>
    private static void Ears(Sketch sketch, Random random, Coat coat, float wide)
    {
        SKColor colour = random.Happens(0.6) ? coat.Marks : coat.Fur.Darker(0.15f);
        bool folded = random.Happens(0.3);
        float end = random.Between(0.15, 0.75), away = random.Between(1.05, 1.3);
        for (int side = -1; side <= 1; side += 2)
        {
            using var ear = new SKPath();
            if (folded)
            {
                ear.MoveTo(side * 0.2f, -0.88f);
                ear.QuadTo(side * 0.6f, -1.35f, side * 0.85f, -1.12f);
                ear.QuadTo(side * away, -0.7f, side * (wide + 0.12f), -0.3f + random.Between(-0.1, 0.1));
                ear.QuadTo(side * 0.65f, -0.55f, side * 0.2f, -0.88f);
            }
            else
            {
                ear.MoveTo(side * 0.35f, -0.9f);
                ear.CubicTo(side * away, -1.05f, side * (away + 0.12f), -0.1f, side * (away - 0.1f), end + random.Between(-0.08, 0.08));
                ear.CubicTo(side * (away - 0.25f), end + 0.15f, side * (wide - 0.12f), end - 0.1f, side * (wide - 0.12f), -0.25f);
                ear.QuadTo(side * 0.6f, -0.6f, side * 0.35f, -0.9f);
            }

            ear.Close();
            sketch.Stroke(ear, colour.Darker(0.5f), 0.07f);
            sketch.Fill(ear, colour);
        }
    }

    private static void Eyes(Sketch sketch, Random random, Coat coat)
    {
        float apart = random.Between(0.3, 0.4), height = random.Between(-0.3, -0.14), size = random.Between(0.11, 0.16), gaze = random.Between(-0.04, 0.04);
        SKColor iris = random.Near(new SKColor(95, 60, 35), 18);
        bool brows = random.Happens(0.4);
        for (int side = -1; side <= 1; side += 2)
        {
            if (brows) sketch.Oval(side * apart, height - 0.26f, 0.13f, 0.07f, coat.Pale);
            sketch.Oval(side * apart, height, size * 1.3f, size * 1.15f, new SKColor(235, 230, 222));
            sketch.Oval(side * apart + gaze, height, size, size, iris);
            sketch.Oval(side * apart + gaze, height, size * 0.62f, size * 0.62f, new SKColor(12, 10, 10));
            sketch.Oval(side * apart + gaze + 0.05f, height - 0.05f, 0.035f, 0.035f, SKColors.White);
        }
    }

    private static void Snout(Sketch sketch, Random random, Coat coat)
    {
        float wide = random.Between(0.4, 0.52), nose = random.Between(0.17, 0.24);
        if (random.Happens(0.4)) sketch.Oval(random.Between(-0.08, 0.08), 0.86f, 0.14f, 0.24f, random.Near(new SKColor(225, 110, 120), 15));
        sketch.Oval(0, 0.42f, wide, 0.42f, coat.Pale);
        SKColor dark = random.Near(random.Happens(0.75) ? new SKColor(32, 28, 30) : new SKColor(110, 68, 58), 10), mouth = coat.Pale.Darker(0.6f);
        sketch.Line(0, 0.25f, 0, 0.6f, mouth, 0.05f);
        sketch.Line(0, 0.6f, -0.24f, 0.68f, mouth, 0.05f);
        sketch.Line(0, 0.6f, 0.24f, 0.68f, mouth, 0.05f);
        sketch.Oval(0, 0.18f, nose, nose * 0.72f, dark);
        sketch.Oval(-0.06f, 0.12f, nose * 0.3f, nose * 0.16f, dark.Lighter(0.55f));
    }
}
