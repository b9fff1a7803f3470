namespace NotebookKit.Display;

/// <summary>What a picture was taken for: bars beside the picture.</summary>
internal static class TopPredictionsFace
{
    private const int NameLength = 40;

    public static IPart Of(TopPredictions predictions)
    {
        ClassProbability[] classes = [.. predictions.Classes.Take(DisplayLimits.Classes)];
        if (classes.Length == 0) return new Line("A prediction without classes");
        string first = CleanText.Of(classes[0].Name, NameLength), truth = CleanText.Of(predictions.Truth, NameLength);
        string mark = predictions.Truth is null ? "" : predictions.Truth == classes[0].Name ? "✓ " : "✗ ";
        string title = $"{mark}{first}, {Sure(classes[0].Probability)}{(predictions.Truth is null || mark == "✓ " ? "" : $"; it is {truth}")}";
        Column[] columns = [new("class"), new("probability", Right: true), new("") { TextBars = true }, .. predictions.Truth is null ? Array.Empty<Column>() : [new Column("")]];
        var rows = classes.Select(one => (IReadOnlyList<Cell>)
        [
            CleanText.Of(one.Name, NameLength), Sure(one.Probability), new Cell("") { Bar = double.IsFinite(one.Probability) ? Math.Clamp(one.Probability, 0, 1) : null },
            .. predictions.Truth is null ? Array.Empty<Cell>() : [one.Name == predictions.Truth ? "✓ the truth" : ""],
        ]);
        string[] facts =
        [
            CleanText.Of(predictions.Name, NameLength),
            CleanText.Of(predictions.Model),
            classes.Length < predictions.ClassCount ? $"the first {classes.Length} of {Numbers.Count(predictions.ClassCount)} classes, together {Numbers.Percent(classes.Sum(one => one.Probability))}" : "",
        ];
        var said = new Stack(new Line(title, Line.Title), new Table(columns, [.. rows]), new Line(string.Join(" · ", facts.Where(fact => fact.Length > 0)), Line.Small));
        return predictions.Image is { } image ? new Beside(new HtmlOnly(Photograph.Of(image, $"the picture that was taken for {first}", DisplayLimits.BesideSide)), said) : said;
    }

    // 99.97 % is not certain: rounding must not say so.
    private static string Sure(double probability) => probability is > 0.999 and < 1 ? "> 99.9 %" : Numbers.Percent(probability);
}
