using System.Globalization;

namespace NotebookKit;

/// <summary>
/// What is true of a picture of drawn-fundus: its grade, whose eye it is, and where the lesions are, to compare a network's reasons
/// with. Synthetic: no photograph, and no judge of a method for real eyes.
/// </summary>
/// <example><code>FundusDrawing truth = FundusDrawing.Of(eyes.Part("test").Files[3]);</code></example>
public sealed record FundusDrawing
{
    internal const string Set = "drawn-fundus";

    /// <summary>The picture's file name, its part before it: "test/0003-right.png".</summary>
    public required string Name { get; init; }

    /// <summary>0 (no retinopathy), 1 (mild), 2 (moderate), 3 (severe) or 4 (proliferative).</summary>
    public required int Grade { get; init; }

    /// <summary>The drawn patient, whose two eyes must stay in one part.</summary>
    public required string Patient { get; init; }

    /// <summary>Whether it is the left eye, whose optic disc is on the left.</summary>
    public required bool IsLeftEye { get; init; }

    /// <summary>All lesions; none at grade 0.</summary>
    public required IReadOnlyList<FundusLesion> Lesions { get; init; }

    /// <summary>The picture itself.</summary>
    public required StoredFile Picture { get; init; }

    /// <summary>The truth about a picture of drawn-fundus as <see cref="Datasets.Load"/> has it.</summary>
    /// <param name="part">"train" or "test".</param>
    /// <param name="index">The picture's number in the part, from 0.</param>
    /// <exception cref="KitException">There is no such picture.</exception>
    public static FundusDrawing Of(string part, int index)
    {
        ArgumentNullException.ThrowIfNull(part);
        DatasetManifest manifest = DatasetManifest.Read(Set);
        DrawnFile picture = DrawnSet.File(manifest, part, index);
        FundusPlan plan = FundusPlan.Of(picture.Place);
        return new FundusDrawing { Name = picture.Name, Grade = plan.Grade, Patient = plan.Patient, IsLeftEye = plan.IsLeftEye, Lesions = plan.Lesions, Picture = picture };
    }

    /// <summary>The truth about a picture of drawn-fundus as <see cref="Datasets.LoadFiles"/> has it.</summary>
    /// <param name="picture">One of its files.</param>
    /// <exception cref="KitException">It is a file of another set.</exception>
    public static FundusDrawing Of(StoredFile picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return picture is DrawnFile { Set: Set } drawn ? Of(drawn.Place.Part, drawn.Place.Index) : throw new KitException($"{picture.FullName} is no picture of {Set}: nobody knows where its lesions are.");
    }

    /// <summary>Which pixels belong to a lesion, rows × columns.</summary>
    /// <param name="side">Pixels of the picture's side.</param>
    /// <param name="margin">How far around a lesion still counts, as a part of the side: a coarse map cannot hit a dot.</param>
    public bool[,] Mask(int side, double margin = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(side, 1);
        bool[,] mask = new bool[side, side];
        for (int row = 0; row < side; row++)
            for (int column = 0; column < side; column++)
                mask[row, column] = Lesions.Any(lesion => lesion.Covers((column + 0.5f) / side, (row + 0.5f) / side, (float)margin));
        return mask;
    }

    /// <summary>
    /// How much of a map's heat lies on lesions, 0 to 1, and how much would if it lay evenly: only what is well above the latter
    /// speaks for the map.
    /// </summary>
    /// <param name="heat">A square map of the whole picture, such as <see cref="ExplanationMap.Pixels"/>; what is below zero counts as zero.</param>
    /// <param name="margin">How far around a lesion still counts, as a part of the side.</param>
    /// <exception cref="KitException">The map is not square, or has no heat at all.</exception>
    public (double OnLesions, double IfEven) Heat(float[,] heat, double margin = 0.03)
    {
        ArgumentNullException.ThrowIfNull(heat);
        int side = heat.GetLength(0);
        if (side != heat.GetLength(1)) throw new KitException($"A drawn fundus is square, but this map is {side}×{heat.GetLength(1)}.");
        bool[,] mask = Mask(side, margin);
        double on = 0, all = 0, area = 0;
        for (int row = 0; row < side; row++)
        {
            for (int column = 0; column < side; column++)
            {
                double value = Math.Max(0, heat[row, column]);
                all += value;
                if (!mask[row, column]) continue;
                on += value;
                area++;
            }
        }

        return all > 0 ? (on / all, area / side / side) : throw new KitException("The map is zero everywhere: it says nothing about where.");
    }

    /// <summary>Name, grade and counts, for people.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} (synthetic): grade {Grade}, {Lesions.Count} lesions");
}
