namespace NotebookKit.Display;

/// <summary>Exercises: the question, the verdict, a hint, the solution, the progress.</summary>
internal static class ExerciseFaces
{
    private const int LongestLine = 400;

    public static IPart Of(Exercise exercise) => new Stack(
        new Line($"Exercise {CleanText.Of(exercise.Name)}", Line.Title),
        new Line(CleanText.Of(exercise.Question, DisplayLimits.SentenceLength)),
        new Line($"#!check {CleanText.Of(exercise.Name)} looks at your answer{(exercise.Hints.Count > 0 ? $", #!hint {CleanText.Of(exercise.Name)} helps" : "")}.", Line.Small));

    public static IPart Of(ExerciseVerdict verdict) => new Stack(
        new Line($"{(verdict.IsRight ? "✓" : "✗")} {CleanText.Of(verdict.Exercise)}: {CleanText.Of(verdict.Sentence, DisplayLimits.SentenceLength)}", Line.Title),
        new Line(CleanText.Of(verdict.Next, DisplayLimits.SentenceLength)));

    public static IPart Of(ExerciseHint hint) => new Stack(
        new Line($"Hint {hint.Number} of {hint.Count} for {CleanText.Of(hint.Exercise)}", Line.Small),
        new Line(CleanText.Of(hint.Text, DisplayLimits.SentenceLength)));

    public static IPart Of(ExerciseSolution solution) => new Stack(
        new Line(solution.IsSolved || solution.HintsLeft <= 0 ? "" : $"{solution.HintsLeft} hint{(solution.HintsLeft == 1 ? "" : "s")} left: #!hint {CleanText.Of(solution.Exercise)}", Line.Small),
        new Fold($"Solution of {CleanText.Of(solution.Exercise)}", new Mono(string.Join('\n', solution.Text.Split('\n').Take(DisplayLimits.TableRows).Select(line => CleanText.Of(line, LongestLine))))));

    public static IPart Of(ExerciseProgress progress) => new Stack(
        new Line(progress.Exercises.Count == 0 ? "No exercises have been declared" : $"{progress.Solved} of {progress.Exercises.Count} exercises solved", Line.Title),
        progress.Exercises.Count == 0 ? new Stack() : new Table(
            [new("exercise"), new("state"), new("attempts", Right: true), new("hints", Right: true)],
            [.. progress.Exercises.Take(DisplayLimits.TableRows).Select(Row)]),
        new Line(progress.File is null ? "" : $"kept in {CleanText.Of(progress.File, 300)}", Line.Small));

    private static IReadOnlyList<Cell> Row(ExerciseState state) =>
    [
        CleanText.Of(state.Name),
        state.IsSolved ? state.SolutionSeen ? "✓ solved, after the solution" : "✓ solved" : state.Attempts > 0 ? "begun" : "–",
        Numbers.Count(state.Attempts), Numbers.Count(state.HintsSeen),
    ];
}
