namespace NotebookKit;

/// <summary>
/// A notebook's exercises. The notebook declares them in C#, the learner answers in a cell of their own, and <c>#!check</c>,
/// <c>#!hint</c>, <c>#!solution</c> and <c>#!progress</c> do the rest, without a network.
/// </summary>
/// <example><code>
/// Exercises.Add("mean", a => a.Get&lt;double&gt;("mean") == 2.5 ? null : "The mean is the sum divided by the count.",
///     hints: ["There are four numbers.", "Their sum is 10."], solution: "double mean = numbers.Average();");
/// </code></example>
public static class Exercises
{
    private static readonly Lock Gate = new();
    private static readonly List<Exercise> Known = [];
    private static readonly Dictionary<string, ExerciseState> States = new(StringComparer.Ordinal);
    private static ExerciseRecord? s_record;

    /// <summary>The exercises in the order in which they were declared.</summary>
    public static IReadOnlyList<Exercise> All
    {
        get { lock (Gate) return [.. Known]; }
    }

    /// <summary>Declares an exercise, or declares it anew; what was done so far stays.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="check">What is wrong with the answer in a sentence, or null when it is right.</param>
    /// <param name="hints">What helps, the slightest first.</param>
    /// <param name="solution">An answer that is right.</param>
    /// <param name="question">What is asked, where the notebook does not say it itself.</param>
    public static Exercise Add(string name, Func<Answers, string?> check, IReadOnlyList<string>? hints = null, string? solution = null, string? question = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(check);
        var exercise = new Exercise(name, check, question, hints ?? [], solution);
        lock (Gate)
        {
            int at = Known.FindIndex(known => known.Name == name);
            if (at >= 0) Known.RemoveAt(at);
            Known.Insert(at >= 0 ? at : Known.Count, exercise);
            Current = name;
        }

        return exercise;
    }

    /// <summary>Declares an exercise whose answer is right or not, with nothing more to say.</summary>
    /// <inheritdoc cref="Add(string, Func{Answers, string?}, IReadOnlyList{string}?, string?, string?)"/>
    public static Exercise Add(string name, Func<Answers, bool> check, IReadOnlyList<string>? hints = null, string? solution = null, string? question = null)
    {
        ArgumentNullException.ThrowIfNull(check);
        return Add(name, answers => check(answers) ? null : "That is not it yet.", hints, solution, question);
    }

    /// <summary>Declares an exercise about variables that the notebook has already.</summary>
    /// <inheritdoc cref="Add(string, Func{Answers, string?}, IReadOnlyList{string}?, string?, string?)"/>
    public static Exercise Add(string name, Func<bool> check, IReadOnlyList<string>? hints = null, string? solution = null, string? question = null)
    {
        ArgumentNullException.ThrowIfNull(check);
        return Add(name, _ => check(), hints, solution, question);
    }

    /// <summary>Keeps the progress in a file of the user's cache, and takes up what is in it.</summary>
    /// <param name="course">What the notebook or its course is called; letters, digits and dashes.</param>
    public static void Keep(string course)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(course);
        lock (Gate)
        {
            s_record = ExerciseRecord.Of(course);
            foreach (ExerciseState state in s_record.Read()) States.TryAdd(state.Name, state);
        }
    }

    /// <summary>Forgets all exercises and what was done, but for what is kept in a file.</summary>
    public static void Clear()
    {
        lock (Gate)
        {
            Known.Clear();
            States.Clear();
            (s_record, Current) = (null, null);
        }
    }

    /// <summary>Judges the answer to an exercise. Never throws for what the answer does.</summary>
    /// <param name="name">The exercise; null for the one that was declared or asked about last.</param>
    /// <param name="answers">The learner's variables.</param>
    /// <exception cref="KitException">There is no such exercise.</exception>
    public static ExerciseVerdict Check(string? name = null, Answers? answers = null)
    {
        Exercise exercise = Find(name);
        string? wrong = Judge(exercise, answers ?? Answers.None);
        ExerciseState state = Note(exercise, state => state with { Attempts = state.IsSolved ? state.Attempts : state.Attempts + 1, IsSolved = state.IsSolved || wrong is null });
        return wrong is null
            ? new ExerciseVerdict(exercise.Name, true, "Right.", NextAfter(exercise))
            : new ExerciseVerdict(exercise.Name, false, wrong, HelpFor(exercise, state));
    }

    /// <summary>The next hint of an exercise; after the last one, the last one again.</summary>
    /// <param name="name">The exercise; null for the one that was declared or asked about last.</param>
    /// <exception cref="KitException">There is no such exercise, or it has no hints.</exception>
    public static ExerciseHint Hint(string? name = null)
    {
        Exercise exercise = Find(name);
        if (exercise.Hints.Count == 0) throw new KitException($"The exercise {exercise.Name} has no hints{(exercise.Solution is null ? "" : $"; #!solution {exercise.Name} shows the solution")}.");
        ExerciseState state = Note(exercise, state => state with { HintsSeen = Math.Min(state.HintsSeen + 1, exercise.Hints.Count) });
        return new ExerciseHint(exercise.Name, state.HintsSeen, exercise.Hints.Count, exercise.Hints[state.HintsSeen - 1]);
    }

    /// <summary>The solution of an exercise.</summary>
    /// <param name="name">The exercise; null for the one that was declared or asked about last.</param>
    /// <exception cref="KitException">There is no such exercise, or it has no solution to show.</exception>
    public static ExerciseSolution Solution(string? name = null)
    {
        Exercise exercise = Find(name);
        if (exercise.Solution is null) throw new KitException($"The exercise {exercise.Name} has no solution to show.");
        ExerciseState state = Note(exercise, state => state with { SolutionSeen = state.SolutionSeen || !state.IsSolved });
        return new ExerciseSolution(exercise.Name, exercise.Solution, exercise.Hints.Count - state.HintsSeen, state.IsSolved);
    }

    /// <summary>How far the learner has come.</summary>
    public static ExerciseProgress Progress()
    {
        lock (Gate) return new ExerciseProgress([.. Known.Select(exercise => StateOf(exercise.Name))], s_record?.Path);
    }

    private static string? Current { get; set; }

    private static Exercise Find(string? name)
    {
        lock (Gate)
        {
            if (Known.Count == 0) throw new KitException("This notebook has declared no exercises yet: run the cell that calls Exercises.Add.");
            string wanted = name ?? Current ?? Known[^1].Name;
            Exercise found = Known.Find(exercise => exercise.Name == wanted)
                ?? throw new KitException($"There is no exercise {wanted}; there are {string.Join(", ", Known.Select(exercise => exercise.Name))}.");
            Current = wanted;
            return found;
        }
    }

    private static string? Judge(Exercise exercise, Answers answers)
    {
        try
        {
            return exercise.CheckOf(answers);
        }
        catch (KitException failure)
        {
            return failure.Message;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return $"Checking ended with {failure.GetType().Name}: {failure.Message}";
        }
    }

    private static ExerciseState Note(Exercise exercise, Func<ExerciseState, ExerciseState> change)
    {
        lock (Gate)
        {
            ExerciseState before = StateOf(exercise.Name), after = change(before);
            States[exercise.Name] = after;
            if (after != before) s_record?.Write([.. States.Values]);
            return after;
        }
    }

    private static ExerciseState StateOf(string name) => States.GetValueOrDefault(name) ?? new ExerciseState(name);

    private static string NextAfter(Exercise exercise)
    {
        lock (Gate)
        {
            Exercise? next = Known.Find(known => known.Name != exercise.Name && !StateOf(known.Name).IsSolved);
            return next is null ? "That was the last one: all are solved." : $"Next: {next.Name}.";
        }
    }

    private static string HelpFor(Exercise exercise, ExerciseState state) =>
        state.HintsSeen < exercise.Hints.Count ? $"#!hint {exercise.Name} gives a hint ({exercise.Hints.Count - state.HintsSeen} left)."
        : exercise.Solution is not null ? $"#!solution {exercise.Name} shows the solution."
        : "Change your answer and check again.";
}
