using System.Globalization;

namespace NotebookKit;

/// <summary>
/// How well tags are written: precision, recall and F1 of each and over all (van Rijsbergen 1979, chapter 7; averages as scikit-learn's of
/// several labels an example). The order in which a picture's tags were written does not count, nor does writing one twice.
/// </summary>
/// <example><code>TagScores scores = TagScores.Of(tagger.Beam(test.Features), test.Captions);</code></example>
public sealed record TagScores
{
    // The counts of each picture, all tags together, and of each tag in each picture.
    private readonly TagCounts[] _pictures;
    private readonly TagCounts[][] _tags;
    private readonly HashSet<string>[] _truth;
    private readonly int _seed;

    private TagScores(string[] names, TagCounts[][] tags, HashSet<string>[] truth, bool[] whole, int seed)
    {
        (_tags, _truth, _seed) = (tags, truth, seed);
        _pictures = [.. truth.Select((_, i) => tags.Aggregate(default(TagCounts), (sum, tag) => sum + tag[i]))];
        Tags = [.. names.Zip(tags, Scores)];
        Micro = Of("micro F1", chosen => TagCounts.Over(_pictures, chosen).F1);
        Macro = Of("macro F1", MacroF1);
        Whole = Of("pictures with exactly their tags", chosen => chosen.Count(i => whole[i]) / (double)chosen.Count);
    }

    /// <summary>One line a tag, those of the most pictures first. F1's interval is a bootstrap's over the pictures.</summary>
    public IReadOnlyList<ClassScores> Tags { get; }

    /// <summary>F1 over all tags of all pictures: common tags count for more.</summary>
    public Score Micro { get; }

    /// <summary>The mean F1 of the tags that any picture truly has: each counts equally, one that is never written as 0.</summary>
    public Score Macro { get; }

    /// <summary>The part of the pictures whose tags were all written, and no other.</summary>
    public Score Whole { get; }

    /// <summary>How many pictures there are.</summary>
    public int Count => _pictures.Length;

    /// <summary>Judges tags that a captioner wrote.</summary>
    /// <param name="written">The tags of each picture.</param>
    /// <param name="truth">The true tags of each picture, as the captioner was taught them.</param>
    /// <param name="only">The tags to judge, for example all colours; others are passed over. Null for all that are true or written.</param>
    /// <param name="seed">Of the bootstraps.</param>
    /// <exception cref="KitException">There are no pictures, not as many on both sides, or no tags.</exception>
    public static TagScores Of(IReadOnlyList<ScoredCaption> written, IReadOnlyList<IReadOnlyList<string>> truth, IReadOnlyCollection<string>? only = null, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(written);
        return Of([.. written.Select(caption => (IReadOnlyList<string>)[.. caption.Words.Select(word => word.Word)])], truth, only, seed);
    }

    /// <summary>Judges tags, wherever they come from.</summary>
    /// <param name="written">The tags of each picture; perhaps none.</param>
    /// <param name="truth">The true tags of each picture; perhaps none.</param>
    /// <param name="only">The tags to judge, for example all colours; others are passed over. Null for all that are true or written.</param>
    /// <param name="seed">Of the bootstraps.</param>
    /// <exception cref="KitException">There are no pictures, not as many on both sides, or no tags.</exception>
    public static TagScores Of(IReadOnlyList<IReadOnlyList<string>> written, IReadOnlyList<IReadOnlyList<string>> truth, IReadOnlyCollection<string>? only = null, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(written);
        ArgumentNullException.ThrowIfNull(truth);
        MetricInput.MustPair("A tag score", truth.Count, written.Count);
        HashSet<string>? judged = only?.ToHashSet(StringComparer.Ordinal);
        HashSet<string>[] said = [.. written.Select(Kept)], meant = [.. truth.Select(Kept)];
        string[] names = [.. (judged ?? said.Concat(meant).SelectMany(tags => tags)).Distinct(StringComparer.Ordinal)
            .OrderByDescending(tag => meant.Count(tags => tags.Contains(tag))).ThenBy(tag => tag, StringComparer.Ordinal)];
        if (names.Length == 0) throw new KitException("Tag scores need at least one tag, true or written.");

        TagCounts[][] counts = [.. names.Select(tag => said.Zip(meant, (mine, its) => Count(mine.Contains(tag), its.Contains(tag))).ToArray())];
        return new TagScores(names, counts, meant, [.. said.Zip(meant, (mine, its) => mine.SetEquals(its))], seed);

        // As the vocabulary of tags reads them.
        HashSet<string> Kept(IReadOnlyList<string> tags) => [.. tags.Select(tag => tag.Trim()).Where(tag => tag.Length > 0 && judged?.Contains(tag) != false)];
        static TagCounts Count(bool said, bool meant) => new(said && meant ? 1 : 0, said ? 1 : 0, meant ? 1 : 0);
    }

    /// <summary>By how much the micro F1 exceeds that of other tags for the same pictures, with a paired bootstrap interval: one without 0 tells them apart.</summary>
    /// <param name="other">The other's scores, for example a baseline's.</param>
    /// <exception cref="KitException">They are of other pictures.</exception>
    public Score MicroOver(TagScores other)
    {
        MustPair(other);
        return Of("difference in micro F1", chosen => TagCounts.Over(_pictures, chosen).F1 - TagCounts.Over(other._pictures, chosen).F1);
    }

    /// <summary>By how much the macro F1 exceeds that of other tags for the same pictures, with a paired bootstrap interval: one without 0 tells them apart.</summary>
    /// <param name="other">The other's scores, for example a baseline's.</param>
    /// <exception cref="KitException">They are of other pictures.</exception>
    public Score MacroOver(TagScores other)
    {
        MustPair(other);
        return Of("difference in macro F1", chosen => MacroF1(chosen) - other.MacroF1(chosen));
    }

    /// <summary>One line: F1 over all, the tags' mean, and how many pictures have all of theirs.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Tags.Count} tags: micro F1 {Micro.Value:F4}, macro F1 {Macro.Value:F4}, exactly right {Whole.Value:P1}, {Count} pictures");

    private double MacroF1(IReadOnlyList<int> chosen) =>
        _tags.Select(tag => TagCounts.Over(tag, chosen)).Where(tag => tag.True > 0).Select(tag => tag.F1).DefaultIfEmpty(double.NaN).Average();

    private ClassScores Scores(string name, TagCounts[] pictures)
    {
        TagCounts all = TagCounts.Over(pictures, All(pictures.Length));
        return new ClassScores(
            name, all.Precision, all.Recall, all.F1, all.True,
            all.Written == 0 ? null : Interval.Wilson(all.Hits, all.Written), all.True == 0 ? null : Interval.Wilson(all.Hits, all.True),
            Bootstrap.Interval(pictures.Length, chosen => TagCounts.Over(pictures, chosen) is { Written: 0, True: 0 } ? double.NaN : TagCounts.Over(pictures, chosen).F1, _seed));
    }

    private Score Of(string name, Func<IReadOnlyList<int>, double> statistic) =>
        new(name, statistic(All(Count)), Bootstrap.Interval(Count, statistic, _seed), Count);

    private void MustPair(TagScores other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Count != other.Count || _truth.Zip(other._truth).Any(pair => !pair.First.SetEquals(pair.Second)))
            throw new KitException("Two taggers are compared on the same pictures and the same true tags; these scores are of others.");
    }

    private static int[] All(int count) => [.. Enumerable.Range(0, count)];
}
