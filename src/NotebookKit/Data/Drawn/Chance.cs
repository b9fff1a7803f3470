using SkiaSharp;

namespace NotebookKit;

/// <summary>Draws of chance that pictures are made of.</summary>
internal static class Chance
{
    public static float Between(this Random random, double low, double high) => (float)(low + (high - low) * random.NextDouble());

    public static bool Happens(this Random random, double probability) => random.NextDouble() < probability;

    public static T OneOf<T>(this Random random, params ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];

    /// <summary>Nearly normal, mean 0, deviation 1: the sum of twelve uniform draws less six.</summary>
    public static float Bell(this Random random)
    {
        double sum = -6;
        for (int i = 0; i < 12; i++) sum += random.NextDouble();
        return (float)sum;
    }

    /// <summary>A colour of any hue.</summary>
    public static SKColor Colour(this Random random, double leastSaturation, double leastValue) =>
        SKColor.FromHsv(random.Between(0, 360), random.Between(100 * leastSaturation, 100), random.Between(100 * leastValue, 100));

    /// <summary>The same colour, each channel up to so many levels off.</summary>
    public static SKColor Near(this Random random, SKColor colour, int levels) => new(
        Shades.Level(colour.Red + random.Next(-levels, levels + 1)), Shades.Level(colour.Green + random.Next(-levels, levels + 1)), Shades.Level(colour.Blue + random.Next(-levels, levels + 1)));
}
