namespace NotebookKit.Display;

/// <summary>An evaluation: the accuracy with its interval, and what it was measured on.</summary>
internal static class EvaluationFace
{
    public static IPart Of(Evaluation evaluation)
    {
        if (evaluation.Count == 0) return new Line("Evaluation of no images");

        Interval interval = evaluation.Interval;
        return new Stack(
            new BigNumber("Accuracy", Numbers.Percent(evaluation.Accuracy), $"95 % interval {Numbers.Percent(interval.Low)} to {Numbers.Percent(interval.High)}"),
            new Line($"{Numbers.Count(evaluation.Correct)} of {Numbers.Count(evaluation.Count)} {CleanText.Of(evaluation.Images.Name)} images right · loss {Numbers.Fixed(evaluation.Loss, 4)}"));
    }
}
