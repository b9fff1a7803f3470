using System.Numerics;
using SkiaSharp;

namespace NotebookKit;

/// <summary>Paints an eye as planned: retina, macula, optic disc, vessels, lesions, and the light of the camera on all.</summary>
internal sealed class FundusPainter(FundusPlan plan, Random shared, Random own)
{
    private static readonly Vector3 DiscRim = new(250, 205, 130), DiscCup = new(255, 238, 195), Blood = new(92, 14, 12), Exudate = new(255, 232, 130), CottonWool = new(246, 214, 165);

    // Both eyes have the patient's colours and vessels; each photograph has its own light.
    private readonly Vector3 _retina = new(shared.Between(178, 226), shared.Between(72, 116), shared.Between(26, 58));
    private readonly float _twist = shared.Between(0.3, 1.1), _streaks = shared.Between(0, 0.14), _maculaDepth = shared.Between(0.22, 0.42);
    private readonly ValueNoise _clouds = new(own, 5), _grain = new(own, 24), _fibres = new(shared, 12);
    private readonly float _light = own.Between(0, 2 * Math.PI), _slope = own.Between(0, 0.28), _falloff = own.Between(0.15, 0.5), _bright = own.Between(0.85, 1.12);
    private readonly (Vector2 At, float Radius, Vector3 Factor)[] _specks = [.. Enumerable.Range(0, own.Next(0, 4)).Select(_ => Speck(plan, own))];
    private readonly float[] _edges = [.. plan.Lesions.Select(_ => own.Between(0, 6.28))];

    public void Paint(Sketch sketch)
    {
        using var vessels = new Sketch(sketch.Side);
        new VesselTree(vessels, own, plan, _twist).Draw();
        using Sketch tangles = Tangles(sketch.Side);
        Span<byte> pixels = sketch.Pixels, vesselMap = vessels.Pixels, tangleMap = tangles.Pixels;
        for (int i = 0; i < sketch.Side * sketch.Side; i++)
        {
            var at = new Vector2((i % sketch.Side + 0.5f) / sketch.Side, (i / sketch.Side + 0.5f) / sketch.Side);
            float inside = Math.Clamp((plan.Radius - Vector2.Distance(at, plan.Centre)) * sketch.Side + 0.5f, 0, 1);
            Vector3 colour = new(4, 3, 4);
            if (inside > 0)
            {
                Vector3 retina = WithVessels(Ground(at), vesselMap[4 * i] / 255f, Math.Max(vesselMap[4 * i + 2], tangleMap[4 * i]) / 255f);
                colour = Vector3.Lerp(colour, Light(at) * WithLesions(retina, at), inside);
            }

            (pixels[4 * i], pixels[4 * i + 1], pixels[4 * i + 2]) = (Shades.Level(colour.X), Shades.Level(colour.Y), Shades.Level(colour.Z));
        }
    }

    private Vector3 Ground(Vector2 at)
    {
        float streak = 1 - Math.Abs(2 * _fibres.At(at.X, at.Y) - 1);
        Vector3 colour = _retina * (1 + 0.16f * (_clouds.At(at.X, at.Y) - 0.5f) + 0.07f * (_grain.At(at.X, at.Y) - 0.5f) + _streaks * (streak - 0.5f));
        foreach ((Vector2 where, float radius, Vector3 factor) in _specks) colour *= Vector3.Lerp(Vector3.One, factor, Soft(at, where, radius, radius));
        float macula = Bell(at, plan.Macula, 0.075f);
        colour *= Vector3.One - _maculaDepth * macula * new Vector3(0.9f, 1.1f, 0.8f);
        colour += 30 * Bell(at, plan.Macula, 0.009f) * Vector3.One;
        colour = Vector3.Lerp(colour, DiscRim, 0.92f * Soft(at, plan.OpticDisc, plan.DiscRadius, 0.02f));
        colour = Vector3.Lerp(colour, DiscCup, 0.9f * Soft(at, plan.OpticDisc, 0.5f * plan.DiscRadius, 0.03f));
        return colour + 34 * Bell(at, plan.OpticDisc, 0.13f) * new Vector3(0.8f, 0.7f, 0.3f);
    }

    private static Vector3 WithVessels(Vector3 colour, float artery, float vein) =>
        colour * (Vector3.One - 0.6f * vein * new Vector3(0.45f, 0.85f, 0.75f)) * (Vector3.One - 0.6f * artery * new Vector3(0.3f, 0.75f, 0.7f));

    private Vector3 WithLesions(Vector3 colour, Vector2 at)
    {
        for (int i = 0; i < plan.Lesions.Count; i++)
        {
            FundusLesion lesion = plan.Lesions[i];
            var where = new Vector2(lesion.X, lesion.Y);
            if (Vector2.Distance(at, where) > 2 * lesion.Radius + 0.01f) continue;
            colour = lesion.Kind switch
            {
                FundusLesionKind.Microaneurysm => Vector3.Lerp(colour, Blood, 0.62f * Soft(at, where, lesion.Radius, 0.012f)),
                FundusLesionKind.Haemorrhage => Vector3.Lerp(colour, Blood, 0.78f * Soft(at, where, lesion.Radius * Ragged(at, where, _edges[i]), 0.014f)),
                FundusLesionKind.HardExudate => Vector3.Lerp(colour, Exudate, 0.85f * Soft(at, where, lesion.Radius, 0.012f)),
                FundusLesionKind.CottonWoolSpot => Vector3.Lerp(colour, CottonWool, 0.75f * Bell(at, where, 0.6f * lesion.Radius * Ragged(at, where, _edges[i]))),
                _ => colour,
            };
        }

        return colour;
    }

    /// <summary>New vessels: short curls that go nowhere.</summary>
    private Sketch Tangles(int side)
    {
        var map = new Sketch(side);
        foreach (FundusLesion tangle in plan.Lesions.Where(lesion => lesion.Kind == FundusLesionKind.NewVessels))
        {
            for (int curl = 0; curl < 9; curl++)
            {
                var at = new Vector2(tangle.X, tangle.Y);
                float heading = own.Between(0, 2 * Math.PI), turn = own.Between(-0.9, 0.9);
                for (int step = 0; step < 9; step++, heading += turn + 0.4f * own.Bell())
                {
                    Vector2 next = at + 0.17f * tangle.Radius * new Vector2(MathF.Cos(heading), MathF.Sin(heading));
                    map.Line(side * at.X, side * at.Y, side * next.X, side * next.Y, SKColors.Red, 0.011f * side);
                    at = next;
                }
            }
        }

        return map;
    }

    private float Light(Vector2 at)
    {
        Vector2 from = (at - plan.Centre) / plan.Radius;
        float distance = from.LengthSquared();
        return _bright * (1 + _slope * (from.X * MathF.Cos(_light) + from.Y * MathF.Sin(_light))) * (1.08f - _falloff * distance * distance);
    }

    /// <summary>Pigment or dust, which every eye may have: neither red nor a lesion.</summary>
    private static (Vector2 At, float Radius, Vector3 Factor) Speck(FundusPlan plan, Random random)
    {
        float angle = random.Between(0, 2 * Math.PI), away = plan.Radius * random.Between(0.1, 0.9);
        return (plan.Centre + away * new Vector2(MathF.Cos(angle), MathF.Sin(angle)), random.Between(0.008, 0.02), random.Happens(0.5) ? new Vector3(0.72f, 0.76f, 0.85f) : new Vector3(1.08f, 1.14f, 1.2f));
    }

    /// <summary>1 within a radius, 0 outside, a soft edge between.</summary>
    private static float Soft(Vector2 at, Vector2 where, float radius, float edge)
    {
        float t = Math.Clamp((radius - Vector2.Distance(at, where)) / edge + 0.5f, 0, 1);
        return t * t * (3 - 2 * t);
    }

    private static float Bell(Vector2 at, Vector2 where, float width) => MathF.Exp(-Vector2.DistanceSquared(at, where) / (2 * width * width));

    /// <summary>A factor of a radius that makes an edge ragged.</summary>
    private static float Ragged(Vector2 at, Vector2 where, float phase)
    {
        float angle = MathF.Atan2(at.Y - where.Y, at.X - where.X);
        return 0.9f + 0.12f * MathF.Sin(2 * angle + phase) + 0.07f * MathF.Sin(5 * angle - 2 * phase);
    }
}
