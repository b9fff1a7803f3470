namespace NotebookKit.Interactive.Tests;

[Collection(nameof(ExercisesTests))]
public sealed class ExercisesTests : IDisposable
{
    private readonly string _cache = Directory.CreateTempSubdirectory("nbk-exercises-").FullName;
    private readonly string? _before = Environment.GetEnvironmentVariable("NOTEBOOKKIT_CACHE");

    public ExercisesTests()
    {
        Environment.SetEnvironmentVariable("NOTEBOOKKIT_CACHE", _cache);
        Exercises.Clear();
    }

    public void Dispose()
    {
        Exercises.Clear();
        Environment.SetEnvironmentVariable("NOTEBOOKKIT_CACHE", _before);
        Directory.Delete(_cache, recursive: true);
    }

    [Fact]
    public void An_answer_that_throws_is_said_and_not_thrown()
    {
        Exercises.Add("bad", () => throw new FormatException("why"));

        Assert.Equal("Checking ended with FormatException: why", Exercises.Check().Sentence);
    }

    [Fact]
    public void Attempts_end_with_the_right_answer()
    {
        int answer = 1;
        Exercises.Add("two", () => answer == 2);
        Exercises.Check();
        answer = 2;
        Exercises.Check();
        Exercises.Check();

        Assert.Equal(new ExerciseState("two") { IsSolved = true, Attempts = 2 }, Assert.Single(Exercises.Progress().Exercises));
    }

    [Fact]
    public void Declaring_again_keeps_place_and_progress()
    {
        Exercises.Add("a", () => true);
        Exercises.Add("b", () => true);
        Exercises.Check("a");
        Exercises.Add("a", () => false);

        Assert.Equal(["a", "b"], Exercises.All.Select(exercise => exercise.Name));
        Assert.Equal(1, Exercises.Progress().Solved);
    }

    [Fact]
    public void What_is_kept_is_there_in_the_next_session()
    {
        Exercises.Keep("../a course");
        Exercises.Add("a", () => true);
        Exercises.Check();
        Exercises.Clear();
        Exercises.Keep("../a course");
        Exercises.Add("a", () => true);

        Assert.True(Assert.Single(Exercises.Progress().Exercises).IsSolved);
        Assert.Equal(Path.Combine(_cache, "exercises", "---a-course.json"), Exercises.Progress().File);
    }

    [Fact]
    public void A_damaged_file_counts_as_not_begun()
    {
        Directory.CreateDirectory(Path.Combine(_cache, "exercises"));
        File.WriteAllText(Path.Combine(_cache, "exercises", "c.json"), "{");
        Exercises.Keep("c");
        Exercises.Add("a", () => true);

        Assert.Equal(0, Exercises.Progress().Solved);
    }

    [Fact]
    public void Without_exercises_a_check_says_what_to_do() =>
        Assert.Contains("run the cell that calls Exercises.Add", Assert.Throws<KitException>(() => Exercises.Check()).Message);
}
