using System.ComponentModel;

namespace NotebookKit.Interactive;

/// <summary>Magic commands for exercises, which a notebook declares with <see cref="Exercises"/>.</summary>
public static class ExerciseMagics
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<MagicCommand> All { get; } =
    [
        MagicCommand.Of("#!check", Check), MagicCommand.Of("#!hint", Hint), MagicCommand.Of("#!solution", Solution), MagicCommand.Of("#!progress", Progress),
    ];

    /// <summary>Judges the learner's answer.</summary>
    [Description("Checks your answer to an exercise; without a name, to the one before.")]
    public static ExerciseVerdict Check(IMagicHost host, [Description("the exercise"), Offers<ExerciseNames>] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(host);
        return Exercises.Check(name, new Answers(variable => host.Variables.FirstOrDefault(known => known.Name == variable) is { } found ? (true, found.Value) : (false, null)));
    }

    /// <summary>Gives the next hint.</summary>
    [Description("Gives the next hint for an exercise; without a name, for the one before.")]
    public static ExerciseHint Hint([Description("the exercise"), Offers<ExerciseNames>] string? name = null) => Exercises.Hint(name);

    /// <summary>Shows the solution, folded.</summary>
    [Description("Shows the solution of an exercise, folded; without a name, of the one before.")]
    public static ExerciseSolution Solution([Description("the exercise"), Offers<ExerciseNames>] string? name = null) => Exercises.Solution(name);

    /// <summary>How far the learner has come.</summary>
    [Description("Shows which exercises are solved.")]
    public static ExerciseProgress Progress() => Exercises.Progress();
}
