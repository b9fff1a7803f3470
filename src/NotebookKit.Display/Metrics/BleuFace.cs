namespace NotebookKit.Display;

/// <summary>BLEU with n-grams of one to four words.</summary>
internal static class BleuFace
{
    public static IPart Of(Bleu bleu)
    {
        string interval = bleu.Interval is { } i ? $"{Numbers.Percent(i.Level, 0)} interval {Numbers.Fixed(i.Low, 4)} to {Numbers.Fixed(i.High, 4)}" : "no interval";
        Column[] columns = [new("words"), new("matched", Right: true), new("BLEU-n", Right: true), new("") { TextBars = true }];
        var rows = Enumerable.Range(1, bleu.Precisions.Count).Select(n => (IReadOnlyList<Cell>)
            [Numbers.Count(n), Numbers.Percent(bleu.Precisions[n - 1]), Numbers.Fixed(bleu[n], 4), new Cell("") { Bar = Math.Clamp(bleu[n], 0, 1) }]);
        return new Stack(
            new BigNumber("BLEU-4", Numbers.Fixed(bleu[Math.Max(1, bleu.Precisions.Count)], 4), $"{interval} · {Numbers.Count(bleu.Count)} captions"),
            new Table(columns, [.. rows]),
            new Line(bleu.BrevityPenalty < 1 ? $"The captions are shorter than their references: brevity penalty {Numbers.Fixed(bleu.BrevityPenalty, 3)}." : "", Line.Small));
    }
}
