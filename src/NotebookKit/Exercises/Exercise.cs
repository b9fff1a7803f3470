namespace NotebookKit;

/// <summary>An exercise of a notebook's: how an answer is judged, and what helps. Made by <see cref="Exercises"/>.</summary>
public sealed class Exercise
{
    internal Exercise(string name, Func<Answers, string?> check, string? question, IReadOnlyList<string> hints, string? solution)
    {
        (Name, CheckOf, Question, Hints, Solution) = (name, check, question, hints, solution);
    }

    /// <summary>Its name, by which <c>#!check NAME</c> finds it.</summary>
    public string Name { get; }

    /// <summary>What is asked, where the notebook does not say it itself.</summary>
    public string? Question { get; }

    /// <summary>What helps, the slightest first.</summary>
    public IReadOnlyList<string> Hints { get; }

    /// <summary>An answer that is right, as code or text; null where there is none to show.</summary>
    public string? Solution { get; }

    /// <summary>What is wrong with an answer in a sentence, or null when it is right.</summary>
    internal Func<Answers, string?> CheckOf { get; }
}
