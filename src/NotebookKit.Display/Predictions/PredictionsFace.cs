namespace NotebookKit.Display;

/// <summary>A model's answers for many images: how many were right, and where it goes on from here.</summary>
internal static class PredictionsFace
{
    public static IPart Of(Predictions predictions)
    {
        if (predictions.Count == 0) return new Line("Predictions for no images");
        Score accuracy = Accuracy.Of(predictions);
        bool many = predictions.ClassNames.Count > 5;
        string top = many ? $" · top-5 accuracy {Numbers.Percent(Accuracy.Top(predictions, 5).Value)}" : "";
        return new Stack(
            new BigNumber("Accuracy", Numbers.Percent(accuracy.Value), ScoreFace.Beside(accuracy, rate: true)),
            new Line($"{Numbers.Count(predictions.Correct)} of {Numbers.Count(predictions.Count)} images of {Numbers.Count(predictions.ClassNames.Count)} classes right{top} · loss {Numbers.Fixed(predictions.Loss, 4)}"),
            ConfusedPairs.Of(predictions.Confusion, 3),
            new Line("Confusion, ClassificationReport.Of, Calibration.Of, RocCurve.Of and TopLosses.Of tell more.", Line.Small));
    }
}
