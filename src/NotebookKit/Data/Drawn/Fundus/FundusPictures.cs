using System.Globalization;

namespace NotebookKit;

/// <summary>drawn-fundus: both eyes of drawn patients, graded.</summary>
internal sealed class FundusPictures : IDrawing
{
    private const int Chance = 2_000_000;

    /// <inheritdoc/>
    public int LabelOf(DrawnPlace place) => FundusPlan.GradeOf(place.Index);

    /// <inheritdoc/>
    public string NameOf(DrawnPlace place) => string.Create(CultureInfo.InvariantCulture, $"{place.Index / 2:0000}-{(place.Index % 2 == 1 ? "left" : "right")}.png");

    /// <inheritdoc/>
    public string GroupOf(DrawnPlace place) => FundusPlan.PatientOf(place);

    /// <inheritdoc/>
    public void Draw(Sketch sketch, DrawnPlace place)
    {
        Random own = place.RandomOf(Chance + place.Index);
        new FundusPainter(FundusPlan.Of(place), FundusPlan.SharedChance(place), own).Paint(sketch);
        Camera.Take(sketch, own, light: 0.08f, noise: 7);
    }
}
