using SkiaSharp;

namespace NotebookKit;

/// <summary>What lies behind things: gradients, stripes, blotches and clutter.</summary>
internal static class Backdrop
{
    /// <summary>Covers the picture between two colours.</summary>
    /// <returns>The colour in the middle between the two.</returns>
    public static SKColor Paint(Sketch sketch, Random random, SKColor first, SKColor second)
    {
        var blotches = new ValueNoise(random, random.Next(2, 7));
        float angle = random.Between(0, 2 * Math.PI), cos = MathF.Cos(angle), sin = MathF.Sin(angle);
        float frequency = random.Between(2, 7) * 2 * MathF.PI, phase = random.Between(0, 2 * Math.PI);
        float centreX = random.Between(0.1, 0.9), centreY = random.Between(0.1, 0.9);
        int kind = random.Next(4);
        float grain = random.Between(0, 0.25);
        Cover(sketch, (x, y) =>
        {
            float along = (x - 0.5f) * cos + (y - 0.5f) * sin;
            float part = kind switch
            {
                0 => 0.5f + along,
                1 => MathF.Sqrt((x - centreX) * (x - centreX) + (y - centreY) * (y - centreY)),
                2 => 0.5f + 0.5f * MathF.Sin(along * frequency + phase),
                _ => blotches.At(x, y),
            };
            return first.Mix(second, Math.Clamp(part + grain * (blotches.At(y, x) - 0.5f), 0, 1));
        });
        return first.Mix(second, 0.5f);
    }

    /// <summary>Lays small things about, as a camera finds them: spots and sticks of low contrast.</summary>
    public static void Clutter(Sketch sketch, Random random, SKColor ground, int count)
    {
        for (int i = 0; i < count; i++)
        {
            SKColor colour = ground.Mix(random.Colour(0.1, 0.2), random.Between(0.15, 0.6));
            float x = random.Between(0, sketch.Side), y = random.Between(0, sketch.Side), size = sketch.Side * random.Between(0.02, 0.1);
            if (random.Happens(0.5)) sketch.Oval(x, y, size, size * random.Between(0.4, 1), colour);
            else sketch.Line(x, y, x + random.Between(-4, 4) * size, y + random.Between(-4, 4) * size, colour, random.Between(0.7, 2));
        }
    }

    /// <summary>Gives each pixel the colour of its point, 0 to 1 across and down.</summary>
    public static void Cover(Sketch sketch, Func<float, float, SKColor> colourAt)
    {
        Span<byte> pixels = sketch.Pixels;
        int side = sketch.Side;
        for (int i = 0; i < side * side; i++)
        {
            SKColor colour = colourAt((i % side + 0.5f) / side, (i / side + 0.5f) / side);
            (pixels[4 * i], pixels[4 * i + 1], pixels[4 * i + 2]) = (colour.Red, colour.Green, colour.Blue);
        }
    }
}
