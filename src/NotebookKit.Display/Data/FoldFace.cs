namespace NotebookKit.Display;

/// <summary>A division of images in two.</summary>
internal static class FoldFace
{
    public static IPart Of(NotebookKit.Fold fold)
    {
        double all = Math.Max(1, fold.Train.Count + fold.Held.Count);
        return new Table(
            [new("fold"), new("images", Right: true), new("of all", Right: true), new("") { TextBars = true }],
            [
                ["to learn from", Numbers.Count(fold.Train.Count), Numbers.Percent(fold.Train.Count / all), new Cell("") { Bar = fold.Train.Count / all }],
                ["held out", Numbers.Count(fold.Held.Count), Numbers.Percent(fold.Held.Count / all), new Cell("") { Bar = fold.Held.Count / all }],
            ]);
    }
}
