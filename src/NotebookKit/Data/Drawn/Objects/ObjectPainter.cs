using SkiaSharp;

namespace NotebookKit;

/// <summary>Draws an object in a colour, with what makes it look like itself: doors, eyes, trunks.</summary>
internal static class ObjectPainter
{
    /// <summary>Draws an object about the canvas's origin, from -1 to 1 across and down.</summary>
    /// <param name="sketch">The picture, already moved and scaled.</param>
    /// <param name="shape">The object.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="line">The width of its outline; 0 for none.</param>
    /// <param name="pattern">What is drawn over its colour, inside its outline.</param>
    public static void Draw(Sketch sketch, ObjectShape shape, SKColor colour, float line, Action? pattern = null)
    {
        using SKPath outline = ObjectOutline.Of(shape);
        if (line > 0) sketch.Stroke(outline, colour.Darker(0.6f), 2 * line);
        sketch.Fill(outline, colour);
        if (pattern is not null) sketch.Within(outline, pattern);
        Details(sketch, shape, colour);
    }

    private static void Details(Sketch sketch, ObjectShape shape, SKColor colour)
    {
        switch (shape)
        {
            case ObjectShape.Flower:
                sketch.Oval(0, 0, 0.32f, 0.32f, colour.Distance(new SKColor(250, 205, 60)) > 150 ? new SKColor(250, 205, 60) : new SKColor(140, 80, 40));
                break;
            case ObjectShape.House:
                Roof(sketch, colour.Darker(0.4f));
                Box(sketch, -0.18f, 0.3f, 0.22f, 0.9f, colour.Darker(0.65f));
                Box(sketch, -0.58f, 0.12f, -0.3f, 0.42f, colour.Lighter(0.7f));
                Box(sketch, 0.34f, 0.12f, 0.6f, 0.42f, colour.Lighter(0.7f));
                break;
            case ObjectShape.Fish:
                sketch.Oval(-0.6f, -0.12f, 0.15f, 0.15f, SKColors.White);
                sketch.Oval(-0.63f, -0.12f, 0.08f, 0.08f, new SKColor(20, 20, 30));
                sketch.Line(-0.3f, -0.25f, -0.3f, 0.25f, colour.Darker(0.4f), 0.09f);
                break;
            case ObjectShape.Tree:
                Box(sketch, -0.14f, 0.35f, 0.14f, 1, new SKColor(115, 75, 45));
                break;
            case ObjectShape.Cup:
                sketch.Oval(-0.2f, -0.65f, 0.65f, 0.14f, colour.Darker(0.5f));
                break;
            default:
                break;
        }
    }

    private static void Roof(Sketch sketch, SKColor colour)
    {
        using var roof = new SKPath();
        roof.MoveTo(0, -1);
        roof.LineTo(1, -0.1f);
        roof.LineTo(-1, -0.1f);
        roof.Close();
        sketch.Fill(roof, colour);
    }

    private static void Box(Sketch sketch, float left, float top, float right, float bottom, SKColor colour)
    {
        using var box = new SKPath();
        box.AddRect(new SKRect(left, top, right, bottom));
        sketch.Fill(box, colour);
    }
}
