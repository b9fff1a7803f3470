namespace NotebookKit;

/// <summary>The result of an epoch by which a training decides: when to stop, when to lower its learning rate.</summary>
public enum WatchedMetric
{
    /// <summary>The cross-entropy on the validation images; less is better.</summary>
    ValidationLoss,

    /// <summary>The accuracy on the validation images; more is better.</summary>
    ValidationAccuracy,

    /// <summary>The training loss, for a training without validation images; less is better.</summary>
    TrainLoss,
}
