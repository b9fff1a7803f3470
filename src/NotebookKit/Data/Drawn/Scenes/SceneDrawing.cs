using System.Globalization;
using System.Numerics;
using SkiaSharp;

namespace NotebookKit;

/// <summary>drawn-scenes: a few things in one of five places.</summary>
internal sealed class SceneDrawing : IDrawing
{
    private const int Chance = 2_000_000;

    /// <summary>Scenes have captions, not classes.</summary>
    public int LabelOf(DrawnPlace place) => 0;

    /// <inheritdoc/>
    public string NameOf(DrawnPlace place) => string.Create(CultureInfo.InvariantCulture, $"{place.Index:0000}.png");

    /// <inheritdoc/>
    public void Draw(Sketch sketch, DrawnPlace place)
    {
        ScenePlan plan = ScenePlan.Of(place);
        Random random = place.RandomOf(Chance + place.Index);
        SceneGround.Paint(sketch, random, plan.Place);
        foreach (SceneThings things in (ReadOnlySpan<SceneThings>)[plan.First, plan.Second])
        {
            SKColor colour = random.Near(things.Colour.Colour, 12);
            foreach (Vector2 at in things.At)
            {
                float size = sketch.Side * things.Radius * random.Between(0.95, 1.05);
                sketch.At(sketch.Side * at.X, sketch.Side * at.Y, random.Between(-12, 12), size, size, () => ObjectPainter.Draw(sketch, things.Shape, colour, line: 0.07f, () => Shine(sketch, colour)));
            }
        }

        Camera.Take(sketch, random, light: 0.25f, noise: 7);
    }

    /// <summary>Light from above on the left.</summary>
    private static void Shine(Sketch sketch, SKColor colour)
    {
        sketch.Oval(0.35f, 0.5f, 1.3f, 1.1f, colour.Darker(0.12f));
        sketch.Oval(-0.1f, -0.1f, 1, 0.95f, colour);
        sketch.Oval(-0.4f, -0.45f, 0.22f, 0.16f, colour.Lighter(0.45f));
    }
}
