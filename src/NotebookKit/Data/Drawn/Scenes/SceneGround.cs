using SkiaSharp;

namespace NotebookKit;

/// <summary>Paints the place of a scene.</summary>
internal static class SceneGround
{
    public static void Paint(Sketch sketch, Random random, ScenePlace place)
    {
        float horizon = random.Between(0.45, 0.6);
        var clouds = new ValueNoise(random, 4);
        (SKColor high, SKColor low, SKColor near, SKColor far) = place switch
        {
            ScenePlace.Meadow => (new SKColor(120, 180, 235), new SKColor(205, 228, 245), new SKColor(85, 150, 60), new SKColor(135, 190, 95)),
            ScenePlace.Night => (new SKColor(12, 16, 48), new SKColor(38, 42, 92), new SKColor(20, 24, 40), new SKColor(30, 34, 60)),
            ScenePlace.Beach => (new SKColor(140, 200, 240), new SKColor(222, 238, 246), new SKColor(228, 200, 145), new SKColor(238, 216, 170)),
            ScenePlace.Snow => (new SKColor(160, 178, 200), new SKColor(205, 214, 226), new SKColor(240, 244, 250), new SKColor(222, 230, 242)),
            _ => (new SKColor(172, 110, 92), new SKColor(160, 98, 82), new SKColor(150, 90, 76), new SKColor(160, 98, 82)),
        };
        (high, near) = (random.Near(high, 12), random.Near(near, 12));
        Backdrop.Cover(sketch, (x, y) =>
        {
            float edge = horizon + (place == ScenePlace.Wall ? 1 : 0.06f * (clouds.At(x, 0.5f) - 0.5f));
            if (y >= edge) return far.Mix(near, (y - edge) / (1 - edge) + 0.25f * (clouds.At(x, y) - 0.5f));
            float cloud = place is ScenePlace.Meadow or ScenePlace.Beach ? Math.Clamp(2.6f * clouds.At(x, 1.6f * y) - 1.5f, 0, 0.8f) : 0;
            return high.Mix(low, y / Math.Min(edge, 1)).Mix(SKColors.White, cloud);
        });
        Details(sketch, random, place, horizon, near);
    }

    private static void Details(Sketch sketch, Random random, ScenePlace place, float horizon, SKColor near)
    {
        float side = sketch.Side;
        switch (place)
        {
            case ScenePlace.Meadow:
                for (int i = 0; i < 70; i++)
                {
                    float x = side * random.NextSingle(), y = side * random.Between(horizon + 0.05, 1), tall = side * random.Between(0.015, 0.04);
                    sketch.Line(x, y, x + random.Between(-1, 1), y - tall, random.Happens(0.5) ? near.Darker(0.25f) : near.Lighter(0.2f), 0.8f);
                }

                break;
            case ScenePlace.Night:
                for (int i = 0; i < 30; i++) sketch.Oval(side * random.NextSingle(), side * horizon * random.NextSingle(), 0.5f, 0.5f, SKColors.White.WithAlpha((byte)random.Next(90, 220)));
                break;
            case ScenePlace.Beach:
                for (int wave = 0; wave < 9; wave++)
                    sketch.Line(0, side * (horizon - 0.01f * wave), side, side * (horizon - 0.01f * wave), new SKColor(50, 130, 175).Lighter(wave == 0 ? 0.7f : 0.05f * wave), 0.013f * side);
                break;
            case ScenePlace.Snow:
                for (int i = 0; i < 45; i++) sketch.Oval(side * random.NextSingle(), side * random.NextSingle(), 0.7f, 0.7f, SKColors.White.WithAlpha((byte)random.Next(120, 240)));
                break;
            default:
                Bricks(sketch, new SKColor(205, 188, 172));
                break;
        }
    }

    private static void Bricks(Sketch sketch, SKColor mortar)
    {
        float side = sketch.Side, tall = side / 8, wide = side / 4;
        for (int row = 0; row <= 8; row++)
        {
            sketch.Line(0, row * tall, side, row * tall, mortar.WithAlpha(150), 0.9f);
            for (int column = 0; column <= 4; column++) sketch.Line((column + row % 2 * 0.5f) * wide, row * tall, (column + row % 2 * 0.5f) * wide, (row + 1) * tall, mortar.WithAlpha(150), 0.9f);
        }
    }
}
