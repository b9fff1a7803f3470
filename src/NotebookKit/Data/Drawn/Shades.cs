using SkiaSharp;

namespace NotebookKit;

/// <summary>Lighter, darker and between.</summary>
internal static class Shades
{
    public static byte Level(float value) => (byte)Math.Clamp((int)(value + 0.5f), 0, 255);

    /// <summary>A colour on the way from one (0) to another (1).</summary>
    public static SKColor Mix(this SKColor from, SKColor to, float part) =>
        new(Level(from.Red + part * (to.Red - from.Red)), Level(from.Green + part * (to.Green - from.Green)), Level(from.Blue + part * (to.Blue - from.Blue)));

    public static SKColor Darker(this SKColor colour, float part) => colour.Mix(SKColors.Black, part);

    public static SKColor Lighter(this SKColor colour, float part) => colour.Mix(SKColors.White, part);

    /// <summary>How far apart two colours are for the eye, roughly: 0 to 765.</summary>
    public static float Distance(this SKColor colour, SKColor other) =>
        0.9f * Math.Abs(colour.Red - other.Red) + 1.5f * Math.Abs(colour.Green - other.Green) + 0.6f * Math.Abs(colour.Blue - other.Blue);
}
