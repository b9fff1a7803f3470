using System.Globalization;

namespace NotebookKit;

/// <summary>
/// BLEU of a corpus (Papineni et al., "BLEU: a Method for Automatic Evaluation of Machine Translation", 2002, section 2.3): the geometric
/// mean of clipped n-gram precisions, shortened for brevity against the closest reference lengths. 0 to 1; papers often give it times 100.
/// </summary>
/// <param name="Precisions">The clipped precisions of n-grams, n = 1 to 4; 0 where there are none.</param>
/// <param name="BrevityPenalty">1, or less where the captions are shorter than their references.</param>
/// <param name="Interval">BLEU-4's 95 % bootstrap interval over the captions.</param>
/// <param name="Count">How many captions there are.</param>
public sealed record Bleu(IReadOnlyList<double> Precisions, double BrevityPenalty, Interval? Interval, int Count)
{
    internal const int Longest = 4;

    /// <summary>BLEU with n-grams up to <paramref name="n"/>, 1 to 4. Without any match of some length it is 0; nothing is smoothed.</summary>
    public double this[int n]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(n, Longest);
            return Geometric(Precisions, BrevityPenalty, n);
        }
    }

    /// <summary>Judges captions.</summary>
    /// <param name="candidates">The words of each caption, as the references are split into words.</param>
    /// <param name="references">The references of each caption, at least one.</param>
    /// <param name="seed">Of the bootstrap.</param>
    /// <exception cref="KitException">There are no captions, not as many sets of references, or a caption without any.</exception>
    public static Bleu Of(IReadOnlyList<IReadOnlyList<string>> candidates, IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> references, int seed = 1)
    {
        CaptionInput.MustPair("BLEU", candidates, references);
        BleuCounts[] counts = [.. candidates.Zip(references, BleuCounts.Of)];
        int[] all = [.. Enumerable.Range(0, counts.Length)];
        (double[] precisions, double brevity) = Sum(counts, all);
        Interval? interval = Bootstrap.Interval(counts.Length, drawn => Sum(counts, drawn) is var (drawnPrecisions, drawnBrevity) ? Geometric(drawnPrecisions, drawnBrevity, Longest) : 0, seed);
        return new Bleu(precisions, brevity, interval, counts.Length);
    }

    /// <summary>One line: BLEU-1 to BLEU-4.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"BLEU-1 {this[1]:F4}, BLEU-2 {this[2]:F4}, BLEU-3 {this[3]:F4}, BLEU-4 {this[4]:F4}, {Count} captions");

    private static (double[] Precisions, double Brevity) Sum(BleuCounts[] counts, IReadOnlyList<int> captions)
    {
        long length = captions.Sum(i => (long)counts[i].Length), reference = captions.Sum(i => (long)counts[i].ReferenceLength);
        double[] precisions = [.. Enumerable.Range(0, Longest).Select(n =>
        {
            long total = captions.Sum(i => (long)counts[i].Totals[n]);
            return total == 0 ? 0 : captions.Sum(i => (long)counts[i].Matches[n]) / (double)total;
        })];
        return (precisions, length > reference ? 1 : length == 0 ? 0 : Math.Exp(1 - (double)reference / length));
    }

    private static double Geometric(IReadOnlyList<double> precisions, double brevity, int n) =>
        precisions.Take(n).Any(precision => precision == 0) ? 0 : brevity * Math.Exp(precisions.Take(n).Sum(Math.Log) / n);
}
