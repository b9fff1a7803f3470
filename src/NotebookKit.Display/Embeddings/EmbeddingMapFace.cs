namespace NotebookKit.Display;

/// <summary>A map of embeddings: points or small pictures, coloured by class, each class named where most of it lies.</summary>
internal static class EmbeddingMapFace
{
    public static IPart Of(EmbeddingMap map)
    {
        string method = CleanText.Of(map.Method);
        string title = $"{method} map of {Numbers.Count(map.Points.Count)} points{(map.Labels is null ? "" : $" of {Numbers.Count(map.ClassNames.Count)} classes")}";
        if (map.Points.Count == 0) return new Line(title, Line.Title);
        EmbeddingClass[] classes = EmbeddingClass.Of(map);
        string names = string.Join(", ", classes.Take(12).Select(one => one.Name));
        string alt = $"{title}{(names.Length > 0 ? $": {names}" : "")}. {CleanText.Of(map.Settings, 200)}";
        Column[] columns = [new("class"), new("points", Right: true), new("middle (x, y)", Right: true), new("spread", Right: true)];
        var rows = classes.Take(DisplayLimits.Classes).Select(one => (IReadOnlyList<Cell>)
            [one.Name, Numbers.Count(one.Count), $"{Numbers.Value(one.X)}, {Numbers.Value(one.Y)}", Numbers.Value(one.Spread)]);
        return new Stack(
            new Line(title, Line.Title),
            new HtmlOnly(new Picture(() => SvgFile.Encode(EmbeddingDrawing.Draw(map, classes)), alt)),
            new Line(CleanText.Of(map.Settings, DisplayLimits.SentenceLength), Line.Small),
            classes.Length > 0 ? new Fold("where each class lies", new Table(columns, [.. rows])) : new Stack());
    }
}
