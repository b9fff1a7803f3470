namespace NotebookKit;

/// <summary>A caption that is being written.</summary>
/// <param name="Picture">Its picture.</param>
/// <param name="Number">Which of the drafts that its picture began with it comes from.</param>
/// <param name="Words">Its words so far.</param>
/// <param name="LogProbabilities">The logarithm of each one's probability.</param>
internal sealed record CaptionDraft(int Picture, int Number, int[] Words, double[] LogProbabilities)
{
    public bool HasEnded => Words is [.., Vocabulary.End];

    /// <summary>The number that is given to the network next.</summary>
    public int Last => Words is [.., var last] ? last : Vocabulary.Beginning;

    /// <summary>The draft's own log-probability, in nats.</summary>
    public double LogProbability { get; } = LogProbabilities.Sum();

    public CaptionDraft Add(int word, double logProbability) => new(Picture, Number, [.. Words, word], [.. LogProbabilities, logProbability]);

    public ScoredCaption ToCaption(Vocabulary vocabulary)
    {
        int words = Words.Length - (HasEnded ? 1 : 0);
        return new ScoredCaption([.. Enumerable.Range(0, words).Select(i => new ScoredWord(vocabulary.WordOf(Words[i]), Math.Exp(LogProbabilities[i])))])
        {
            IsOfTags = vocabulary.IsOfTags,
            EndProbability = HasEnded ? Math.Exp(LogProbabilities[^1]) : null,
        };
    }
}
