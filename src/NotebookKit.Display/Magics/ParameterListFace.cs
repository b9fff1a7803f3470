namespace NotebookKit.Display;

/// <summary>A model's parameters, a row each.</summary>
internal static class ParameterListFace
{
    public static IPart Of(ParameterList list)
    {
        ParameterLine[] shown = [.. list.Parameters.Take(DisplayLimits.TableRows)];
        bool gradients = list.Parameters.Any(parameter => parameter.GradientNorm is not null);
        Column[] columns =
        [
            new("parameter"), new("shape"), new("elements", Right: true), new("type"), new("device"), new("trained"), new("mean", Right: true), new("σ", Right: true),
            .. gradients ? [new Column("gradient's norm", Right: true)] : Array.Empty<Column>(),
        ];
        return new Stack(
            new Line($"{CleanText.Of(list.Model)}: {Numbers.Count(list.Count)} parameters in {Numbers.Count(list.Parameters.Count)} tensors", Line.Title),
            new Table(columns, [.. shown.Select(parameter => Row(parameter, gradients))]),
            new Line(shown.Length < list.Parameters.Count ? $"the first {shown.Length} of {Numbers.Count(list.Parameters.Count)}" : "", Line.Small),
            new Line(list.Trainable == list.Count ? "all are trained" : $"{Numbers.Count(list.Trainable)} are trained, {Numbers.Count(list.Count - list.Trainable)} are frozen", Line.Small));
    }

    private static IReadOnlyList<Cell> Row(ParameterLine line, bool gradients) =>
    [
        CleanText.Of(line.Name), Numbers.Shape(line.Shape), Numbers.Count(line.Count), CleanText.Of(line.Type), CleanText.Of(line.Device), line.IsTrainable ? "yes" : "frozen",
        Value(line.Mean), Value(line.Deviation), .. gradients ? [line.GradientNorm is { } norm ? Value(norm) : "–"] : Array.Empty<Cell>(),
    ];

    private static string Value(double value) => double.IsNaN(value) ? "–" : Numbers.Value(value);
}
