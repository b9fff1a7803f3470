namespace NotebookKit;

/// <summary>The rules by which captions are written.</summary>
internal static class CaptionChoices
{
    /// <summary>Always the likeliest word; of equally likely ones that with the lowest number.</summary>
    public static CaptionWriter.Choice Greedy { get; } = drafts => drafts.Select((draft, i) => (i, Likeliest(draft.Scores.Span)));

    /// <summary>A word by chance, with probabilities raised to 1 / temperature; the likeliest at 0. Draft by draft a generator of its own.</summary>
    public static CaptionWriter.Choice Sampled(double temperature, int seed, int picture, int count)
    {
        Random[] generators = [.. Enumerable.Range(0, count).Select(draw => new Random(TrainingSeeds.Sample(seed, picture, draw)))];
        return drafts => drafts.Select((draft, i) => (i, temperature == 0 ? Likeliest(draft.Scores.Span) : Draw(draft.Scores.Span, temperature, generators[draft.Draft.Number])));
    }

    /// <summary>
    /// The likeliest of all longer drafts, as many as the beam is wide; one that ends leaves the beam a place narrower (Sutskever, Vinyals
    /// and Le, "Sequence to Sequence Learning with Neural Networks", 2014, section 3.2). Width 1 is <see cref="Greedy"/>.
    /// </summary>
    public static CaptionWriter.Choice Beam(int width)
    {
        int left = width;
        return drafts =>
        {
            // No more than the beam's width of a draft's words can be among the best.
            (int Draft, int Word, double Score)[] best = [.. drafts
                .SelectMany((draft, i) => Best(draft.Scores.Span, left).Select(word => (Draft: i, Word: word, Score: draft.Draft.LogProbability + draft.Scores.Span[word])))
                .OrderByDescending(longer => longer.Score).Take(left)];
            left -= best.Count(longer => longer.Word == Vocabulary.End);
            return best.Select(longer => (longer.Draft, longer.Word));
        };
    }

    private static bool MayCome(int word) => word is not (Vocabulary.Padding or Vocabulary.Beginning or Vocabulary.Unknown);

    private static int Likeliest(ReadOnlySpan<float> scores) => Best(scores, 1)[0];

    /// <summary>The likeliest words, the likeliest first.</summary>
    private static List<int> Best(ReadOnlySpan<float> scores, int count)
    {
        List<int> best = new(count + 1);
        for (int word = 0; word < scores.Length; word++)
        {
            if (!MayCome(word) || (best.Count == count && !(scores[word] > scores[best[^1]]))) continue;
            int place = best.Count;
            while (place > 0 && scores[word] > scores[best[place - 1]]) place--;
            best.Insert(place, word);
            if (best.Count > count) best.RemoveAt(count);
        }

        return best;
    }

    private static int Draw(ReadOnlySpan<float> scores, double temperature, Random random)
    {
        float highest = scores[Likeliest(scores)];
        double sum = 0;
        for (int word = 0; word < scores.Length; word++)
            if (MayCome(word)) sum += Math.Exp((scores[word] - highest) / temperature);
        double at = random.NextDouble() * sum;
        int last = Vocabulary.End;
        for (int word = 0; word < scores.Length; word++)
        {
            if (!MayCome(word)) continue;
            double weight = Math.Exp((scores[word] - highest) / temperature);
            if (weight > 0) last = word;
            at -= weight;
            if (at < 0) return word;
        }

        // Sums in floating point may leave a hair: the last word that had any part of it.
        return last;
    }
}
