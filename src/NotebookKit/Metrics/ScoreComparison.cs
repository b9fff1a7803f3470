namespace NotebookKit;

/// <summary>One metric of several contestants, each with its interval: a network and its twin, features against raw pixels and chance.</summary>
/// <param name="Scores">What each contestant is called, and what it scores.</param>
public sealed record ScoreComparison(IReadOnlyList<(string Name, Score Score)> Scores)
{
    /// <summary>Whether the scores are parts of a whole, 0 to 1, to be shown in per cent.</summary>
    public bool IsRate { get; init; } = true;

    /// <summary>Puts scores of one metric side by side.</summary>
    /// <param name="scores">What each contestant is called, and what it scores.</param>
    /// <exception cref="KitException">There are none, or a value is not finite.</exception>
    /// <example><code>ScoreComparison.Of(("plain-20", plain.ToScore()), ("ResNet-20", residual.ToScore()))</code></example>
    public static ScoreComparison Of(params IReadOnlyList<(string Name, Score Score)> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.Count == 0) throw new KitException("There are no scores to compare: give each with a name, as in (\"ResNet-20\", evaluation.ToScore()).");
        foreach ((string name, Score score) in scores)
            if (!double.IsFinite(score.Value)) throw new KitException($"The {score.Name} of {name} is {score.Value}; only finite values can be compared.");
        return new ScoreComparison([.. scores]) { IsRate = scores.All(one => one.Score.Value is >= 0 and <= 1) };
    }
}
