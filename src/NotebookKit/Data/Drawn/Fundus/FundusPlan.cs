using System.Globalization;
using System.Numerics;

namespace NotebookKit;

/// <summary>What a drawn eye is to be, before it is drawn: grade, patient, where disc and macula lie, all lesions.</summary>
internal sealed record FundusPlan
{
    private const int Patients = 1_000_000;

    /// <summary>The grades of both eyes of twenty patients in turn: 40 % of the eyes are well, and one eye is seldom far from the other.</summary>
    private static readonly (int Right, int Left)[] Grades =
    [
        (0, 0), (2, 2), (0, 0), (1, 1), (4, 4), (0, 0), (0, 1), (3, 3), (0, 0), (2, 2), (1, 2), (0, 0), (4, 4), (0, 0), (2, 3), (1, 1), (0, 0), (2, 2), (0, 1), (3, 4),
    ];

    public required int Grade { get; init; }
    public required string Patient { get; init; }
    public required bool IsLeftEye { get; init; }

    /// <summary>The middle of the photograph's disc and its radius, in parts of the side.</summary>
    public required Vector2 Centre { get; init; }
    public required float Radius { get; init; }
    public required Vector2 OpticDisc { get; init; }
    public required float DiscRadius { get; init; }
    public required Vector2 Macula { get; init; }
    public required IReadOnlyList<FundusLesion> Lesions { get; init; }

    public static int GradeOf(int index)
    {
        int patient = index / 2;
        (int right, int left) = Grades[patient % Grades.Length];
        return (index + patient / Grades.Length) % 2 == 0 ? right : left;
    }

    public static string PatientOf(DrawnPlace place) => string.Create(CultureInfo.InvariantCulture, $"{place.Part}-{place.Index / 2:0000}");

    /// <summary>The chance that both eyes of a patient share.</summary>
    public static Random SharedChance(DrawnPlace place) => place.RandomOf(Patients + place.Index / 2);

    public static FundusPlan Of(DrawnPlace place)
    {
        Random random = place.Random();
        bool left = place.Index % 2 == 1;
        float nasal = left ? -1 : 1;
        var centre = new Vector2(0.5f + random.Between(-0.012, 0.012), 0.5f + random.Between(-0.012, 0.012));
        float radius = random.Between(0.465, 0.49), discRadius = random.Between(0.062, 0.078);
        Vector2 disc = centre + new Vector2(nasal * random.Between(0.22, 0.29), random.Between(-0.05, 0.04));
        Vector2 macula = disc + new Vector2(-nasal * random.Between(0.27, 0.32), random.Between(0.005, 0.05));
        int grade = GradeOf(place.Index);
        return new FundusPlan
        {
            Grade = grade,
            Patient = PatientOf(place),
            IsLeftEye = left,
            Centre = centre,
            Radius = radius,
            OpticDisc = disc,
            DiscRadius = discRadius,
            Macula = macula,
            Lesions = LesionPlan.Draw(random, grade, centre, radius, disc, discRadius, macula),
        };
    }
}
