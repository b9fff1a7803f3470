namespace NotebookKit;

/// <summary>
/// CIDEr-D (Vedantam, Zitnick and Parikh, "CIDEr: Consensus-based Image Description Evaluation", 2015, sections 4 and 6): the likeness of
/// a caption to its references in n-grams weighted by how telling they are, clipped against repetition and with a penalty for another
/// length. 0 to 10; papers give the mean, often times 100.
/// </summary>
public sealed class CiderD
{
    private const int Longest = 4;
    private const double LengthSpread = 6, Scale = 10;
    private readonly Dictionary<string, int> _documents = [];
    private readonly double _logImages;

    /// <summary>Learns from references which n-grams are common: in the references of how many images each occurs.</summary>
    /// <param name="references">The references of each image of a corpus, two images or more: usually those that are judged against.</param>
    /// <exception cref="KitException">There is only one image, in which everything is equally common.</exception>
    public CiderD(IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> references)
    {
        ArgumentNullException.ThrowIfNull(references);
        if (references.Count < 2) throw new KitException($"CIDEr-D weighs words by how many images they are said of, which takes two images or more, not {references.Count}.");
        _logImages = Math.Log(references.Count);
        foreach (IReadOnlyList<IReadOnlyList<string>> image in references)
            foreach (string run in image.SelectMany(reference => Enumerable.Range(1, Longest).SelectMany(n => NGrams.Count(reference, n).Keys)).Distinct())
                _documents[run] = _documents.GetValueOrDefault(run) + 1;
    }

    /// <summary>Judges captions against the references that also say which n-grams are common. The interval is by <see cref="Bootstrap"/>.</summary>
    /// <param name="candidates">The words of each caption.</param>
    /// <param name="references">The references of each caption, at least one.</param>
    /// <param name="seed">Of the bootstrap.</param>
    /// <exception cref="KitException">There are fewer than two captions, not as many sets of references, or a caption without any.</exception>
    public static Score Of(IReadOnlyList<IReadOnlyList<string>> candidates, IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> references, int seed = 1)
    {
        CaptionInput.MustPair("CIDEr-D", candidates, references);
        var judge = new CiderD(references);
        double[] scores = [.. candidates.Zip(references, judge.Judge)];
        return new Score("CIDEr-D", scores.Average(), Bootstrap.Interval(scores.Length, drawn => drawn.Average(i => scores[i]), seed), scores.Length);
    }

    /// <summary>The score of one caption, 0 to 10.</summary>
    /// <param name="candidate">Its words.</param>
    /// <param name="references">Its references, at least one.</param>
    public double Judge(IReadOnlyList<string> candidate, IReadOnlyList<IReadOnlyList<string>> references)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(references);
        if (references.Count == 0) throw new KitException("CIDEr-D has no reference for a caption.");
        return Scale * Enumerable.Range(1, Longest).Average(n =>
        {
            Dictionary<string, double> said = Weigh(candidate, n);
            return references.Average(reference => Likeness(said, Weigh(reference, n)) * Math.Exp(-Math.Pow(Length(candidate) - Length(reference), 2) / (2 * LengthSpread * LengthSpread)));
        });
    }

    /// <summary>As the reference implementation measures a caption: in pairs of neighbouring words.</summary>
    private static int Length(IReadOnlyList<string> words) => Math.Max(0, words.Count - 1);

    /// <summary>Each n-gram's count, weighted by the logarithm of how few images' references have it.</summary>
    private Dictionary<string, double> Weigh(IReadOnlyList<string> words, int n) => NGrams.Count(words, n).ToDictionary(
        run => run.Key, run => run.Value * (_logImages - Math.Log(Math.Max(1, _documents.GetValueOrDefault(run.Key)))));

    /// <summary>The cosine, with each weight of the caption clipped to the reference's.</summary>
    private static double Likeness(Dictionary<string, double> candidate, Dictionary<string, double> reference)
    {
        double product = candidate.Sum(run => reference.TryGetValue(run.Key, out double weight) ? Math.Min(run.Value, weight) * weight : 0);
        double lengths = Norm(candidate) * Norm(reference);
        return lengths > 0 ? product / lengths : 0;
    }

    private static double Norm(Dictionary<string, double> weights) => Math.Sqrt(weights.Values.Sum(weight => weight * weight));
}
