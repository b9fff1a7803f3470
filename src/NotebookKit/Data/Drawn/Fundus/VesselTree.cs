using System.Numerics;
using SkiaSharp;

namespace NotebookKit;

/// <summary>
/// The retina's vessels as a map: arteries in red, veins in blue. Four pairs leave the optic disc; those of the temporal side bend
/// around the macula. Each walks on with a little chance, narrows, and branches.
/// </summary>
internal sealed class VesselTree(Sketch map, Random random, FundusPlan plan, float twist)
{
    private const float Step = 0.014f, Narrowest = 0.004f;
    private static readonly SKColor Artery = new(255, 0, 0), Vein = new(0, 0, 255);

    public void Draw()
    {
        foreach (SKColor kind in (ReadOnlySpan<SKColor>)[Vein, Artery])
        {
            foreach (int up in (ReadOnlySpan<int>)[-1, 1])
            {
                float width = kind == Vein ? random.Between(0.018, 0.023) : random.Between(0.012, 0.016);
                Walk(kind, plan.OpticDisc, up, random.Between(1.2, 1.5), random.Between(-2.6, -1.9), width, 0.9f, 0);
                Walk(kind, plan.OpticDisc, up, random.Between(1.9, 2.4), random.Between(-0.2, 0.9), 0.75f * width, 0.5f, 0);
            }
        }
    }

    /// <summary>Follows one vessel to its end.</summary>
    /// <param name="kind">Its colour in the map.</param>
    /// <param name="at">Where it begins.</param>
    /// <param name="up">-1 where it lies below the middle, 1 above.</param>
    /// <param name="heading">Its direction: 0 towards the macula, a quarter turn away from the middle.</param>
    /// <param name="bend">How fast the direction changes, radians for the picture's side.</param>
    /// <param name="width">Its width at the beginning, in parts of the side.</param>
    /// <param name="length">How long it may become.</param>
    /// <param name="depth">How many branchings lie behind it.</param>
    private void Walk(SKColor kind, Vector2 at, int up, float heading, float bend, float width, float length, int depth)
    {
        float towards = plan.Macula.X < plan.OpticDisc.X ? -1 : 1, thick = width, side = map.Side;
        for (float gone = 0; gone < length && thick > Narrowest; gone += Step)
        {
            heading += bend * Step + twist * random.Bell() * 0.12f;
            var next = at + Step * new Vector2(towards * MathF.Cos(heading), -up * MathF.Sin(heading));
            if (Vector2.Distance(next, plan.Centre) > plan.Radius || Vector2.Distance(next, plan.Macula) < 0.055f) return;
            map.Line(side * at.X, side * at.Y, side * next.X, side * next.Y, kind, side * thick);
            at = next;
            thick = width * (1 - 0.8f * gone / length);
            if (depth < 2 && gone > 0.05f && random.Happens(depth == 0 ? 0.13 : 0.08))
                Walk(kind, at, up, heading + random.OneOf(-1, 1) * random.Between(0.45, 0.95), random.Between(-1, 1), 0.66f * thick, random.Between(0.12, 0.34), depth + 1);
        }
    }
}
