namespace NotebookKit.Host.Tests;

/// <summary>Exercises as a learner meets them.</summary>
public sealed class ExerciseMagicTests : KitSession, IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        Exercises.Clear();
        await BeginAsync(
            "Exercises.Add(\"mean\", a => a.Get<double>(\"mean\") == 2.5 ? null : \"The mean is the sum divided by the count.\", hints: [\"There are four.\", \"Their sum is 10.\"], solution: \"double mean = 2.5;\");");
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("", "There is no variable mean yet")]
    [InlineData("int mean = 3;", "mean is of type int, but double is asked for")]
    [InlineData("double mean = 3;", "The mean is the sum divided by the count.")]
    [InlineData("string mean = null;", "mean is null")]
    public async Task A_wrong_answer_gets_a_sentence_that_helps(string answer, string sentence) => Assert.StartsWith($"✗ mean: {sentence}", await ShownAsync($"{answer}\n#!check mean"));

    [Fact]
    public async Task A_right_answer_is_said_to_be() => Assert.StartsWith("✓ mean: Right.", await ShownAsync("double mean = 2.5;\n#!check"));

    [Fact]
    public async Task Hints_come_one_at_a_time_and_the_last_stays()
    {
        Assert.StartsWith("Hint 1 of 2", await ShownAsync("#!hint"));
        Assert.StartsWith("Hint 2 of 2", await ShownAsync("#!hint"));
        Assert.StartsWith("Hint 2 of 2", await ShownAsync("#!hint mean"));
    }

    [Fact]
    public async Task A_solution_is_folded()
    {
        await RunAsync("#!solution");

        Assert.Contains("<details", Session.Sink.Events[^1].Value![MimeBundle.Html]);
    }

    [Fact]
    public async Task Progress_is_counted()
    {
        await RunAsync("#!check");
        await RunAsync("#!hint");
        await RunAsync("double mean = 2.5;\n#!check");

        Assert.Matches(@"1 of 1 exercises solved[\s\S]*mean +✓ solved +2 +1", await ShownAsync("#!progress"));
    }

    [Theory]
    [InlineData("#!check nothing", "There is no exercise nothing; there are mean.")]
    [InlineData("#!hint nothing", "There is no exercise nothing; there are mean.")]
    [InlineData("#!solution nothing", "There is no exercise nothing; there are mean.")]
    public async Task An_unknown_exercise_is_one_sentence(string cell, string said) => Assert.Equal(said, (await Session.ErrorAsync(cell)).Message);

    [Fact]
    public async Task Exercises_are_offered() => Assert.Contains("mean", await OfferedAsync("#!check me"));
}
