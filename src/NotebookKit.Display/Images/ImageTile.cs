namespace NotebookKit.Display;

/// <summary>One image of a grid and what is said about it.</summary>
/// <param name="Index">The image's place in its split or batch.</param>
/// <param name="Label">The true class, or null where it isn't known.</param>
/// <param name="Prediction">The predicted class, or null where nothing was predicted.</param>
/// <param name="Confidence">The probability given to the prediction, 0 to 1, or null.</param>
public sealed record ImageTile(int Index, string? Label, string? Prediction = null, float? Confidence = null)
{
    /// <summary>Whether a prediction is known to be wrong.</summary>
    public bool IsWrong => Label is not null && Prediction is not null && Label != Prediction;
}
