namespace NotebookKit;

/// <summary>A judged image and how wrong the model is about it.</summary>
/// <param name="Index">Its place among the judged images.</param>
/// <param name="Truth">The true class's name.</param>
/// <param name="Prediction">The name of the class that the model took it for.</param>
/// <param name="Loss">The cross-entropy: −ln of the true class's probability, in nats.</param>
/// <param name="Probability">The true class's probability, 0 to 1.</param>
/// <param name="Confidence">The prediction's probability, 0 to 1.</param>
/// <param name="Image">The picture, its longer side at most 224 pixels, or null.</param>
public sealed record LossExample(int Index, string Truth, string Prediction, double Loss, double Probability, double Confidence, DecodedImage? Image = null)
{
    /// <summary>Whether the model was right all the same.</summary>
    public bool IsRight => Truth == Prediction;
}
