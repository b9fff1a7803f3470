namespace NotebookKit;

/// <summary>One of several trainings that differ by their seed.</summary>
/// <param name="Seed">The seed of its weights, its held-out images, its order.</param>
/// <param name="Predictions">Its answers on the test images.</param>
/// <param name="History">How it went.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record RepeatedRun(int Seed, Predictions Predictions, TrainingHistory History, double Seconds)
{
    /// <summary>Its accuracy on the test images.</summary>
    public Score Accuracy { get; } = NotebookKit.Accuracy.Of(Predictions);
}
