namespace NotebookKit.Display;

/// <summary>A model's table: the tree of layers, what each returns, what it weighs and costs.</summary>
internal static class ModelSummaryFace
{
    private const int DeepestShown = 12;

    public static IPart Of(ModelSummary model)
    {
        LayerSummary[] shown = [.. model.Layers.Take(DisplayLimits.TableRows)];
        bool ran = model.InputShape.Count > 0;
        Column[] columns =
        [
            new("layer"), new("type"), new(ran ? "output" : "weight"), new("parameters", Right: true), new("share", Right: true), new("") { PictureOnly = true }, new("trainable"),
            .. ran ? [new Column("multiply-adds", Right: true)] : Array.Empty<Column>(),
        ];
        string name = CleanText.Of(model.Name);
        return new Stack(
            new Line(ran ? $"{name} on an input of {Numbers.Shape(model.InputShape)}" : $"{name}, as it is built", Line.Title),
            new Table(columns, [.. shown.Select(layer => Row(layer, model, ran))]),
            new Line(shown.Length < model.Layers.Count ? $"the first {shown.Length} of {Numbers.Count(model.Layers.Count)} layers" : "", Line.Small),
            new Line(Totals(model)),
            new Line(Memory(model), Line.Small),
            new Line(ran ? "" : "Output shapes and multiply-adds need an input: model.Summary(1, 3, 224, 224).", Line.Small));
    }

    private static string Totals(ModelSummary model)
    {
        string frozen = model.TrainableParameters == model.Parameters ? "all trainable"
            : $"{Numbers.Count(model.TrainableParameters)} trainable, {Numbers.Count(model.Parameters - model.TrainableParameters)} frozen";
        string depth = model.WeightedLayers > 0 ? $" · {model.WeightedLayers} layers with weights on the longest way" : "";
        string cost = model.MultiplyAdds > 0 ? $" · {Numbers.Short(model.MultiplyAdds)} multiply-adds a forward pass" : "";
        return $"{Numbers.Count(model.Parameters)} parameters ({frozen}){cost}{depth}";
    }

    private static string Memory(ModelSummary model)
    {
        if (model.ParameterBytes == 0) return "";
        string pass = model.ActivationBytes > 0 ? $" · input {Numbers.Bytes(model.InputBytes)} · outputs of layers {Numbers.Bytes(model.ActivationBytes)}" : "";
        return $"memory: parameters and buffers {Numbers.Bytes(model.ParameterBytes)}{pass}";
    }

    private static string Share(double part) => part < 0.0005 ? "< 0.1 %" : Numbers.Percent(part);

    private static IReadOnlyList<Cell> Row(LayerSummary layer, ModelSummary model, bool ran)
    {
        string name = CleanText.Of(layer.Name);
        string trainable = layer.Parameters == 0 ? "" : layer.TrainableParameters == layer.Parameters ? "yes" : layer.TrainableParameters == 0 ? "frozen" : "partly";
        bool shared = layer.SharedWith is not null;
        double share = layer.Parameters == 0 || model.Parameters == 0 ? 0 : (double)layer.Parameters / model.Parameters;
        IReadOnlyList<long>? shape = ran ? layer.OutputShape : layer.WeightShape;
        return
        [
            new Cell(name.Length == 0 ? "model" : name) { Depth = Math.Clamp(layer.Depth, 0, DeepestShown) },
            CleanText.Of(layer.Type),
            shape is null ? "–" : Numbers.Shape(shape),
            layer.Parameters == 0 ? "–" : Numbers.Count(layer.Parameters),
            share == 0 || shared ? "" : Share(share),
            new Cell("") { Bar = layer.IsLeaf && !shared && share > 0 ? share : null },
            shared ? $"shared with {CleanText.Of(layer.SharedWith)}" : trainable,
            .. ran ? [layer.MultiplyAdds == 0 ? "–" : Numbers.Short(layer.MultiplyAdds)] : Array.Empty<Cell>(),
        ];
    }
}
