using System.Globalization;
using SkiaSharp;

namespace NotebookKit;

/// <summary>drawn-objects: one object of any colour and size, turned, before a busy ground, in part behind something.</summary>
internal sealed class ObjectDrawing : IDrawing
{
    private const float LeastContrast = 190;
    private static readonly ObjectShape[] Shapes = Enum.GetValues<ObjectShape>();

    /// <inheritdoc/>
    public int LabelOf(DrawnPlace place) => place.Index % Shapes.Length;

    /// <inheritdoc/>
    public string NameOf(DrawnPlace place) => string.Create(CultureInfo.InvariantCulture, $"{Shapes[LabelOf(place)]}-{place.Index:0000}.png").ToLowerInvariant();

    /// <inheritdoc/>
    public void Draw(Sketch sketch, DrawnPlace place)
    {
        Random random = place.Random();
        ObjectShape shape = Shapes[LabelOf(place)];
        SKColor first = random.Colour(0.05, 0.2);
        SKColor ground = Backdrop.Paint(sketch, random, first, first.Mix(random.Colour(0.05, 0.2), random.Between(0.1, 0.7)));
        Backdrop.Clutter(sketch, random, ground, random.Next(0, 6));

        float size = sketch.Side * random.Between(0.24, 0.39), room = 0.46f * sketch.Side - 0.85f * size;
        float x = sketch.Side / 2f + random.Between(-room, room), y = sketch.Side / 2f + random.Between(-room, room);
        float narrow = random.Between(0.78, 1.15), turn = TurnOf(shape, random);
        SKColor colour = ColourBefore(ground, random);
        if (random.Happens(0.4)) Shadow(sketch, shape, x, y, turn, size, narrow, random);
        float line = random.Happens(0.5) ? random.Between(0.04, 0.1) : 0;
        sketch.At(x, y, turn, size * narrow, size, () => ObjectPainter.Draw(sketch, shape, colour, line, () => Pattern(sketch, random, colour)));
        if (random.Happens(0.4)) Hide(sketch, random, ground, x, y, size);
        Camera.Take(sketch, random, light: 0.5f, noise: 11);
    }

    /// <summary>Things that stand upright lean a little; the others lie anyhow.</summary>
    private static float TurnOf(ObjectShape shape, Random random) =>
        shape is ObjectShape.House or ObjectShape.Tree or ObjectShape.Cup or ObjectShape.Heart or ObjectShape.Fish ? random.Between(-25, 25)
        : shape is ObjectShape.Arrow ? random.Between(0, 360) : random.Between(-60, 60);

    private static SKColor ColourBefore(SKColor ground, Random random)
    {
        SKColor colour = random.Colour(0.2, 0.35);
        for (int tries = 0; colour.Distance(ground) < LeastContrast && tries < 20; tries++) colour = random.Colour(0, 0.1);
        return colour;
    }

    private static void Shadow(Sketch sketch, ObjectShape shape, float x, float y, float turn, float size, float narrow, Random random)
    {
        using SKPath outline = ObjectOutline.Of(shape);
        float away = size * random.Between(0.08, 0.2);
        sketch.At(x + away, y + away, turn, size * narrow, size, () => sketch.Fill(outline, SKColors.Black.WithAlpha(90)));
    }

    private static void Pattern(Sketch sketch, Random random, SKColor colour)
    {
        SKColor other = random.Happens(0.5) ? colour.Lighter(random.Between(0.15, 0.5)) : colour.Darker(random.Between(0.15, 0.4));
        switch (random.Next(4))
        {
            case 0:
                float gap = random.Between(0.25, 0.5), lean = random.Between(-1, 1);
                for (float at = -2; at < 2; at += gap) sketch.Line(at, -1.2f, at + lean, 1.2f, other, gap * 0.4f);
                break;
            case 1:
                for (int i = 0; i < 9; i++) sketch.Oval(random.Between(-1, 1), random.Between(-1, 1), 0.14f, 0.14f, other);
                break;
            case 2:
                sketch.Oval(random.Between(-0.6, 0.6), random.Between(-0.6, 0.6), 0.8f, 0.6f, other);
                break;
            default:
                break;
        }
    }

    /// <summary>Something in front of a border of the object: a bar or a leaf.</summary>
    private static void Hide(Sketch sketch, Random random, SKColor ground, float x, float y, float size)
    {
        SKColor colour = ground.Mix(random.Colour(0.1, 0.2), random.Between(0.3, 0.8));
        float angle = random.Between(0, 2 * Math.PI), away = size * random.Between(0.45, 0.95);
        float atX = x + away * MathF.Cos(angle), atY = y + away * MathF.Sin(angle), length = size * random.Between(0.5, 1.4);
        if (random.Happens(0.5)) sketch.Oval(atX, atY, size * random.Between(0.25, 0.5), size * random.Between(0.2, 0.4), colour);
        else sketch.Line(atX - length * MathF.Sin(angle), atY + length * MathF.Cos(angle), atX + length * MathF.Sin(angle), atY - length * MathF.Cos(angle), colour, size * random.Between(0.15, 0.35));
    }
}
