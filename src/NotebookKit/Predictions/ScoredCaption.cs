using System.Globalization;

namespace NotebookKit;

/// <summary>A caption that a model wrote, with the probability of each of its words.</summary>
/// <param name="Words">The words in order.</param>
public sealed record ScoredCaption(IReadOnlyList<ScoredWord> Words)
{
    private readonly DecodedImage? _image;

    /// <summary>The picture that it describes, of which a small copy is kept, or null.</summary>
    public DecodedImage? Image
    {
        get => _image;
        init => _image = value is null ? null : Miniature.Of(value);
    }

    /// <summary>What people said about the picture, where that is known.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>How probable the model held it that the caption ends behind its last word, 0 to 1; null where it was cut off there, or nothing is known.</summary>
    public double? EndProbability { get; init; }

    /// <summary>Whether its words are tags, not those of a sentence.</summary>
    public bool IsOfTags { get; init; }

    /// <summary>The words as a sentence; tags with commas between them.</summary>
    public string Text => string.Join(IsOfTags ? ", " : " ", Words.Select(word => word.Word));

    /// <summary>The sum of the words' log-probabilities and of its end's, in nats: the caption's own log-probability.</summary>
    public double LogProbability => Words.Sum(word => Math.Log(word.Probability)) + Math.Log(EndProbability ?? 1);

    /// <summary>The caption and its log-probability.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Text} (log-probability {LogProbability:F2})");
}
