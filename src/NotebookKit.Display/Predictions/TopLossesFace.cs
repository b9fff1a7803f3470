namespace NotebookKit.Display;

/// <summary>The pictures that a model is most wrong about.</summary>
internal static class TopLossesFace
{
    public static IPart Of(TopLosses losses)
    {
        LossExample[] shown = [.. losses.Examples.Take(DisplayLimits.GridTiles)];
        if (shown.Length == 0) return new Line("Top losses of no images");
        Tile[] tiles = [.. shown.Select(one =>
        {
            string truth = CleanText.Of(one.Truth, DisplayLimits.CaptionLength), prediction = CleanText.Of(one.Prediction, DisplayLimits.CaptionLength);
            string[] caption = [truth, one.IsRight ? "✓" : $"✗ {prediction}", Numbers.Percent(one.Confidence, 0), $"loss {Numbers.Fixed(one.Loss, 2)}"];
            return new Tile(Photograph.Tile(one.Image), $"image {one.Index}: {truth}, {(one.IsRight ? "rightly" : "wrongly")} taken for {prediction}, loss {Numbers.Fixed(one.Loss, 2)}", caption, !one.IsRight);
        })];
        Column[] columns = [new("image", Right: true), new("truth"), new("its probability", Right: true), new("prediction"), new("confidence", Right: true), new("loss", Right: true)];
        var rows = shown.Select(one => (IReadOnlyList<Cell>)
        [
            Numbers.Count(one.Index), CleanText.Of(one.Truth), Numbers.Percent(one.Probability), (one.IsRight ? "✓ " : "✗ ") + CleanText.Of(one.Prediction), Numbers.Percent(one.Confidence), Numbers.Fixed(one.Loss, 3),
        ]);
        return new Stack(
            new Line($"The {(shown.Length == 1 ? "greatest loss" : $"{shown.Length} greatest losses")} of {Numbers.Count(losses.Count)} images", Line.Title),
            new Line($"The truth, what it was taken for and how surely, and the loss in nats (all images: {Numbers.Fixed(losses.MeanLoss, 3)} on average). Look for wrong labels, too.", Line.Small),
            shown.Any(one => one.Image is not null) ? new HtmlOnly(TileTable.Of(tiles)) : new Stack(),
            new Fold("as a table", new Table(columns, [.. rows])));
    }
}
