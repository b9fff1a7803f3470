namespace NotebookKit.Display;

/// <summary>A model's table: the tree of layers, what each returns, what it weighs and costs.</summary>
internal static class ModelSummaryFace
{
    public static IPart Of(ModelSummary model)
    {
        LayerSummary[] shown = [.. model.Layers.Take(DisplayLimits.TableRows)];
        Column[] columns =
        [
            new("layer"), new("type"), new("output"), new("parameters", Right: true), new("share", Right: true), new("trainable"), new("multiply-adds", Right: true),
        ];
        string frozen = model.TrainableParameters == model.Parameters ? "all trainable"
            : $"{Numbers.Count(model.TrainableParameters)} trainable, {Numbers.Count(model.Parameters - model.TrainableParameters)} frozen";
        return new Stack(
            new Line($"{CleanText.Of(model.Layers[0].Type)} on an input of {Numbers.Shape(model.InputShape)}", Line.Title),
            new Table(columns, [.. shown.Select(layer => Row(layer, model.Parameters))]),
            new Line(shown.Length < model.Layers.Count ? $"the first {shown.Length} of {Numbers.Count(model.Layers.Count)} layers" : "", Line.Small),
            new Line($"{Numbers.Count(model.Parameters)} parameters ({frozen}) · {Numbers.Short(model.MultiplyAdds)} multiply-adds a forward pass"));
    }

    private static string Share(double part) => part < 0.0005 ? "< 0.1 %" : Numbers.Percent(part);

    private static IReadOnlyList<Cell> Row(LayerSummary layer, long all)
    {
        string name = CleanText.Of(layer.Name);
        string trainable = layer.Parameters == 0 ? "" : layer.TrainableParameters == layer.Parameters ? "yes" : layer.TrainableParameters == 0 ? "frozen" : "partly";
        return
        [
            new Cell(name.Length == 0 ? "model" : name) { Depth = Math.Clamp(layer.Depth, 0, 12) },
            CleanText.Of(layer.Type),
            layer.OutputShape is null ? "–" : Numbers.Shape(layer.OutputShape),
            layer.Parameters == 0 ? "–" : Numbers.Count(layer.Parameters),
            layer.Parameters == 0 || all == 0 ? "" : Share((double)layer.Parameters / all),
            trainable,
            layer.MultiplyAdds == 0 ? "–" : Numbers.Short(layer.MultiplyAdds),
        ];
    }
}
