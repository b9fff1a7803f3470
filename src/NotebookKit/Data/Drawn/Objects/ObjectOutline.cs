using SkiaSharp;

namespace NotebookKit;

/// <summary>The outline of each object about the origin, from -1 to 1 across and down.</summary>
internal static class ObjectOutline
{
    /// <summary>Makes a new path, which the caller disposes.</summary>
    public static SKPath Of(ObjectShape shape)
    {
        var path = new SKPath();
        switch (shape)
        {
            case ObjectShape.Disc: path.AddCircle(0, 0, 1); break;
            case ObjectShape.Ring: Ring(path, 0, 0, 1, 0.55f); break;
            case ObjectShape.Square: path.AddRect(new SKRect(-0.85f, -0.85f, 0.85f, 0.85f)); break;
            case ObjectShape.Triangle: Polygon(path, 0, -1, 1, 0.8f, -1, 0.8f); break;
            case ObjectShape.Star: Star(path); break;
            case ObjectShape.Cross: Polygon(path, -0.33f, -1, 0.33f, -1, 0.33f, -0.33f, 1, -0.33f, 1, 0.33f, 0.33f, 0.33f, 0.33f, 1, -0.33f, 1, -0.33f, 0.33f, -1, 0.33f, -1, -0.33f, -0.33f, -0.33f); break;
            case ObjectShape.Heart: Heart(path); break;
            case ObjectShape.Arrow: Polygon(path, -1, -0.3f, 0.1f, -0.3f, 0.1f, -0.85f, 1, 0, 0.1f, 0.85f, 0.1f, 0.3f, -1, 0.3f); break;
            case ObjectShape.Moon: Moon(path); break;
            case ObjectShape.Flower: Flower(path); break;
            case ObjectShape.House: Polygon(path, 0, -1, 1, -0.1f, 0.75f, -0.1f, 0.75f, 0.9f, -0.75f, 0.9f, -0.75f, -0.1f, -1, -0.1f); break;
            case ObjectShape.Fish: Fish(path); break;
            case ObjectShape.Tree: Tree(path); break;
            default: Cup(path); break;
        }

        return path;
    }

    private static void Polygon(SKPath path, params ReadOnlySpan<float> points)
    {
        path.MoveTo(points[0], points[1]);
        for (int i = 2; i < points.Length; i += 2) path.LineTo(points[i], points[i + 1]);
        path.Close();
    }

    private static void Ring(SKPath path, float x, float y, float outer, float inner)
    {
        path.AddCircle(x, y, outer);
        path.AddCircle(x, y, inner, SKPathDirection.CounterClockwise);
    }

    private static void Star(SKPath path)
    {
        const float Inner = 0.43f, Outer = 1.08f;
        Span<float> points = stackalloc float[20];
        for (int i = 0; i < 10; i++)
        {
            float radius = i % 2 == 0 ? Outer : Inner, angle = MathF.PI * (i / 5f - 0.5f);
            (points[2 * i], points[2 * i + 1]) = (radius * MathF.Cos(angle), radius * MathF.Sin(angle) + 0.06f);
        }

        Polygon(path, points);
    }

    private static void Heart(SKPath path)
    {
        path.MoveTo(0, 0.98f);
        path.CubicTo(-1.35f, 0.05f, -1.1f, -0.95f, -0.5f, -0.9f);
        path.CubicTo(-0.2f, -0.88f, 0, -0.65f, 0, -0.42f);
        path.CubicTo(0, -0.65f, 0.2f, -0.88f, 0.5f, -0.9f);
        path.CubicTo(1.1f, -0.95f, 1.35f, 0.05f, 0, 0.98f);
        path.Close();
    }

    private static void Moon(SKPath path)
    {
        path.MoveTo(0.35f, -0.95f);
        path.CubicTo(-1.35f, -0.95f, -1.35f, 0.95f, 0.35f, 0.95f);
        path.CubicTo(-0.45f, 0.6f, -0.45f, -0.6f, 0.35f, -0.95f);
        path.Close();
    }

    private static void Flower(SKPath path)
    {
        const int Petals = 6;
        for (int i = 0; i < Petals; i++)
        {
            float angle = 2 * MathF.PI * i / Petals;
            path.AddCircle(0.62f * MathF.Cos(angle), 0.62f * MathF.Sin(angle), 0.37f);
        }

        path.AddCircle(0, 0, 0.45f);
    }

    private static void Fish(SKPath path)
    {
        path.MoveTo(-1, 0);
        path.CubicTo(-0.75f, -0.65f, 0, -0.75f, 0.5f, -0.12f);
        Tail(path);
        path.CubicTo(0, 0.75f, -0.75f, 0.65f, -1, 0);
        path.Close();

        static void Tail(SKPath path)
        {
            path.LineTo(1, -0.6f);
            path.LineTo(0.85f, 0);
            path.LineTo(1, 0.6f);
            path.LineTo(0.5f, 0.12f);
        }
    }

    private static void Tree(SKPath path)
    {
        path.AddCircle(0, -0.5f, 0.5f);
        path.AddCircle(-0.38f, -0.05f, 0.45f);
        path.AddCircle(0.38f, -0.05f, 0.45f);
        path.AddRect(new SKRect(-0.14f, 0.1f, 0.14f, 1));
    }

    private static void Cup(SKPath path)
    {
        path.MoveTo(-0.85f, -0.65f);
        path.LineTo(0.45f, -0.65f);
        path.LineTo(0.33f, 0.55f);
        path.CubicTo(0.3f, 0.75f, 0.2f, 0.8f, 0.1f, 0.8f);
        path.LineTo(-0.5f, 0.8f);
        path.CubicTo(-0.6f, 0.8f, -0.7f, 0.75f, -0.73f, 0.55f);
        path.Close();
        // The handle is a bow, so that one sees through it.
        path.MoveTo(0.42f, -0.42f);
        path.CubicTo(1.2f, -0.55f, 1.15f, 0.55f, 0.34f, 0.42f);
        path.LineTo(0.36f, 0.2f);
        path.CubicTo(0.82f, 0.3f, 0.88f, -0.3f, 0.41f, -0.2f);
        path.Close();
    }
}
