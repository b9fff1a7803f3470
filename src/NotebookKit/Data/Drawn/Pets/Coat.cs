using SkiaSharp;

namespace NotebookKit;

/// <summary>An animal's coat: cats and dogs wear the same ones, so that colour says nothing of which is which.</summary>
/// <param name="Fur">The main colour.</param>
/// <param name="Marks">The colour of stripes, patches and ears.</param>
/// <param name="Pale">The colour about the mouth.</param>
internal sealed record Coat(SKColor Fur, SKColor Marks, SKColor Pale)
{
    private static readonly SKColor[] Furs =
    [
        new(225, 150, 75), new(140, 140, 145), new(60, 56, 58), new(240, 235, 228), new(135, 92, 60), new(220, 190, 150), new(178, 120, 72), new(98, 100, 112),
    ];

    public static Coat Of(Random random)
    {
        SKColor fur = random.Near(random.OneOf<SKColor>(Furs), 22), other = random.OneOf<SKColor>(Furs);
        SKColor marks = random.Happens(0.5) ? fur.Darker(random.Between(0.2, 0.5)) : fur.Mix(other, random.Between(0.5, 0.9));
        return new Coat(fur, marks, random.Happens(0.75) ? fur.Lighter(random.Between(0.35, 0.8)) : fur);
    }

    /// <summary>Hairs, and perhaps stripes, a patch or a blaze, drawn inside a head about the origin.</summary>
    public void Cover(Sketch sketch, Random random)
    {
        if (random.Happens(0.35)) Stripes(sketch, random);
        if (random.Happens(0.3)) sketch.Oval(random.Between(-0.7, 0.7), random.Between(-0.6, 0.1), random.Between(0.25, 0.5), random.Between(0.25, 0.5), Marks);
        if (random.Happens(0.25)) sketch.Oval(random.Between(-0.08, 0.08), -0.4f, random.Between(0.08, 0.2), 0.7f, Pale);
        for (int i = 0; i < 60; i++)
        {
            float x = random.Between(-1, 1), y = random.Between(-1, 1), length = random.Between(0.08, 0.22);
            SKColor hair = (random.Happens(0.5) ? Fur.Darker(0.3f) : Fur.Lighter(0.3f)).WithAlpha(110);
            sketch.Line(x, y, x + 0.5f * x * length, y + length, hair, 0.035f);
        }
    }

    private void Stripes(Sketch sketch, Random random)
    {
        float width = random.Between(0.05, 0.1);
        for (int i = -2; i <= 2; i++) sketch.Line(0.17f * i, -0.95f, 0.12f * i, -0.95f + random.Between(0.25, 0.5), Marks, width);
        for (int side = -1; side <= 1; side += 2)
            for (int i = 0; i < 3; i++) sketch.Line(side, -0.05f + 0.25f * i, side * 0.62f, 0.02f + 0.22f * i, Marks, width);
    }
}
