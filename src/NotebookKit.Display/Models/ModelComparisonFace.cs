namespace NotebookKit.Display;

/// <summary>Models side by side, each measure with a bar, and where there are figures the chart of depth against them.</summary>
internal static class ModelComparisonFace
{
    public static IPart Of(ModelComparison comparison)
    {
        IReadOnlyList<ModelSummary> models = comparison.Models;
        if (models.Count == 0) return new Line("A comparison of no models");
        bool figures = comparison.Figures.Count == models.Count;
        string figure = CleanText.Of(comparison.FigureName);
        (string Head, Func<int, double> Of, Func<double, string> Word)[] measures =
        [
            ("layers", i => models[i].WeightedLayers, value => Numbers.Count((long)value)),
            ("parameters", i => models[i].Parameters, value => Numbers.Short((long)value)),
            ("multiply-adds", i => models[i].MultiplyAdds, value => Numbers.Short((long)value)),
            .. figures ? [(figure, i => comparison.Figures[i], Numbers.Value)] : Array.Empty<(string, Func<int, double>, Func<double, string>)>(),
        ];
        double[] most = [.. measures.Select(measure => Enumerable.Range(0, models.Count).Select(measure.Of).Where(double.IsFinite).DefaultIfEmpty(0).Max())];
        Column[] columns = [new("model"), .. measures.SelectMany(measure => new[] { new Column(measure.Head, Right: true), new Column("") { PictureOnly = true } }), new("input")];
        var rows = Enumerable.Range(0, Math.Min(models.Count, DisplayLimits.Classes)).Select(i => (IReadOnlyList<Cell>)
        [
            CleanText.Of(models[i].Name),
            .. measures.SelectMany((measure, m) => new[]
            {
                new Cell(double.IsFinite(measure.Of(i)) ? measure.Word(measure.Of(i)) : "–"),
                new Cell("") { Bar = most[m] > 0 && double.IsFinite(measure.Of(i)) ? Math.Max(0, measure.Of(i)) / most[m] : null },
            }),
            Numbers.Shape(models[i].InputShape),
        ]);
        return new Stack(
            new Line($"Revolution of depth: {models.Count} models", Line.Title),
            new Table(columns, [.. rows]),
            new HtmlOnly(figures ? new Stack(Depths(comparison, figure)) : new Stack()),
            new Line("Layers are those with weights on the longest way from input to output; multiply-adds are of one forward pass.", Line.Small));
    }

    // "ResNet-20" says how deep it is.
    private static string Named(string name, string layers) => name.EndsWith(layers, StringComparison.Ordinal) ? name : $"{name} · {layers}";

    private static Picture Depths(ModelComparison comparison, string figure)
    {
        string[] names = [.. comparison.Models.Select(model => Named(CleanText.Of(model.Name, 16), Numbers.Of(model.WeightedLayers)))];
        Chart chart = Chart.Bar(names, comparison.Figures).Titled($"{figure}, by model and its layers") with { Width = 600, Height = 240 };
        string alt = $"{figure}: " + string.Join(", ", names.Zip(comparison.Figures).Select(pair => $"{pair.First} {Numbers.Value(pair.Second)}"));
        return new Picture(() => SvgFile.Encode(ChartDrawing.Of(chart)), alt);
    }
}
