namespace NotebookKit;

/// <summary>Reads a watched metric off an epoch.</summary>
internal static class WatchedMetrics
{
    /// <summary>The metric's value with its sign such that more is better.</summary>
    public static double MeritOf(this WatchedMetric metric, EpochRecord epoch) => metric switch
    {
        WatchedMetric.ValidationAccuracy => epoch.ValidationAccuracy,
        WatchedMetric.TrainLoss => -epoch.TrainLoss,
        _ => -epoch.ValidationLoss,
    };

    public static string Describe(this WatchedMetric metric) => metric switch
    {
        WatchedMetric.ValidationAccuracy => "validation accuracy",
        WatchedMetric.TrainLoss => "training loss",
        _ => "validation loss",
    };

    public static bool NeedsValidation(this WatchedMetric metric) => metric != WatchedMetric.TrainLoss;
}
