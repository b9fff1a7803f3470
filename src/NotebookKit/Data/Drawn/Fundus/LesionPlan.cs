using System.Numerics;

namespace NotebookKit;

/// <summary>
/// Which lesions an eye of a grade has, after the international clinical scale (Wilkinson et al. 2003): microaneurysms alone are mild;
/// with bleeding and exudates, moderate; many of all, severe; new vessels, proliferative.
/// </summary>
internal static class LesionPlan
{
    public static IReadOnlyList<FundusLesion> Draw(Random random, int grade, Vector2 centre, float radius, Vector2 disc, float discRadius, Vector2 macula)
    {
        if (grade == 0) return [];
        List<FundusLesion> lesions = [];
        Add(FundusLesionKind.Microaneurysm, grade switch { 1 => random.Next(3, 7), 2 => random.Next(6, 11), _ => random.Next(10, 18) }, 0.0085, 0.0125);
        if (grade == 1) return lesions;

        Add(FundusLesionKind.Haemorrhage, grade switch { 2 => random.Next(1, 5), 3 => random.Next(6, 12), _ => random.Next(4, 11) }, 0.017, grade == 2 ? 0.027 : 0.036);
        for (int cluster = grade == 2 ? random.Next(0, 2) : random.Next(1, 4); cluster > 0; cluster--)
        {
            Vector2 about = Somewhere();
            for (int speck = random.Next(3, 8); speck > 0; speck--)
            {
                Vector2 at = about + new Vector2(0.025f * random.Bell(), 0.025f * random.Bell());
                if (Vector2.Distance(at, centre) < 0.95f * radius) lesions.Add(new(FundusLesionKind.HardExudate, at.X, at.Y, random.Between(0.008, 0.015)));
            }
        }

        if (grade > 2) Add(FundusLesionKind.CottonWoolSpot, random.Next(1, 4), 0.026, 0.045);
        if (grade == 4)
        {
            for (int tangle = random.Next(1, 3); tangle > 0; tangle--)
            {
                Vector2 at = random.Happens(0.5) ? disc + new Vector2(random.Between(-0.03, 0.03), random.Between(-0.03, 0.03)) : Somewhere();
                lesions.Add(new(FundusLesionKind.NewVessels, at.X, at.Y, random.Between(0.05, 0.08)));
            }

            if (random.Happens(0.5)) Add(FundusLesionKind.Haemorrhage, 1, 0.06, 0.085);
        }

        return lesions;

        void Add(FundusLesionKind kind, int count, double smallest, double largest)
        {
            for (; count > 0; count--)
            {
                Vector2 at = Somewhere();
                lesions.Add(new(kind, at.X, at.Y, random.Between(smallest, largest)));
            }
        }

        // In the retina, not on the optic disc, more often near the macula than far from it.
        Vector2 Somewhere()
        {
            while (true)
            {
                Vector2 at = random.Happens(0.6)
                    ? macula + new Vector2(0.13f * random.Bell(), 0.13f * random.Bell())
                    : centre + new Vector2(random.Between(-radius, radius), random.Between(-radius, radius));
                if (Vector2.Distance(at, centre) < 0.86f * radius && Vector2.Distance(at, disc) > 1.5f * discRadius) return at;
            }
        }
    }
}
