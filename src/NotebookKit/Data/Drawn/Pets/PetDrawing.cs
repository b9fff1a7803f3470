using System.Globalization;
using SkiaSharp;

namespace NotebookKit;

/// <summary>drawn-pets: the face of a cat or a dog of any coat, held anyhow, before and sometimes behind clutter.</summary>
internal sealed class PetDrawing : IDrawing
{
    private const int Dog = 1;

    /// <inheritdoc/>
    public int LabelOf(DrawnPlace place) => place.Index % 2;

    /// <inheritdoc/>
    public string NameOf(DrawnPlace place) => string.Create(CultureInfo.InvariantCulture, $"{(LabelOf(place) == Dog ? "dog" : "cat")}-{place.Index:0000}.png");

    /// <inheritdoc/>
    public void Draw(Sketch sketch, DrawnPlace place)
    {
        Random random = place.Random();
        SKColor ground = Backdrop.Paint(sketch, random, random.Colour(0.05, 0.15), random.Colour(0.05, 0.15));
        Backdrop.Clutter(sketch, random, ground, random.Next(2, 14));

        Coat coat = Coat.Of(random);
        float size = sketch.Side * random.Between(0.24, 0.36), narrow = random.Between(0.85, 1.12), turn = 14 * random.Bell();
        float x = sketch.Side / 2f + sketch.Side * random.Between(-0.14, 0.14), y = sketch.Side * random.Between(0.46, 0.64);
        Body(sketch, random, coat, x, y, size);
        sketch.At(x, y, turn, size * narrow, size, () =>
        {
            sketch.Canvas.Skew(random.Between(-0.12, 0.12), 0);
            if (LabelOf(place) == Dog) DogFace.Draw(sketch, random, coat);
            else CatFace.Draw(sketch, random, coat);
        });
        if (random.Happens(0.35)) Backdrop.Clutter(sketch, random, ground, random.Next(1, 4));
        Camera.Take(sketch, random, light: 0.7f, noise: 14);
    }

    private static void Body(Sketch sketch, Random random, Coat coat, float x, float y, float size)
    {
        float lean = size * random.Between(-0.4, 0.4), wide = size * random.Between(0.7, 1.1);
        sketch.Oval(x + lean, y + 2.2f * size, wide, 1.7f * size, coat.Fur.Darker(0.12f));
        if (random.Happens(0.4)) sketch.Line(x - 0.55f * size, y + 0.98f * size, x + 0.55f * size, y + 0.98f * size, random.Colour(0.5, 0.4), 0.16f * size);
    }
}
