namespace NotebookKit.Host.Tests;

public sealed class ErrorTests : IDisposable
{
    private readonly EngineSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task An_error_shows_the_place_with_its_neighbours() =>
        Assert.Equal(
            ["  1 | var a = 1;", "→ 2 | throw new Exception();", "  3 | var b = 2;"],
            (await _session.ErrorAsync("var a = 1;\nthrow new Exception();\nvar b = 2;")).Excerpt);

    [Fact]
    public async Task A_compile_error_points_at_the_column() =>
        Assert.Equal(["→ 1 | \tvar c = nowhere;", "    | \t        ^"], (await _session.ErrorAsync("\tvar c = nowhere;")).Excerpt);

    [Fact]
    public async Task All_that_went_wrong_together_is_said()
    {
        CellError error = await _session.ErrorAsync("throw new AggregateException(\"all\", new Exception(\"a\"), new FormatException(\"b\", new Exception(\"c\")));");

        Assert.Equal(
            [
                "System.AggregateException: all (a) (b)", " ---> (1 of 2) System.Exception: a", " ---> (2 of 2) System.FormatException: b",
                " ---> System.Exception: c", "   at cell in cell[1]:line 1",
            ],
            error.Traceback);
    }

    [Fact]
    public async Task A_type_initialiser_that_fails_points_at_the_line_that_failed() =>
        Assert.Equal(2, (await _session.ErrorAsync("class Init {\n  public static int A = int.Parse(\"x\"); }\nInit.A")).Line);

    [Fact]
    public async Task An_exception_whose_message_throws_is_said_all_the_same()
    {
        await _session.SendAsync("class Mute : Exception { public override string Message => throw new FormatException(); }");

        Assert.Equal(("Mute", "(its Message threw System.FormatException)"), (await _session.ErrorAsync("throw new Mute();")) is var error ? (error.Name, error.Message) : default);
    }

    [Fact]
    public async Task A_message_without_end_is_cut() =>
        Assert.InRange((await _session.ErrorAsync("throw new Exception(new string('x', 1_000_000));")).Message.Length, 4000, 4100);

    [Theory]
    [InlineData("using var x = new MemoryStream();", "using (var x = …)")]
    [InlineData("namespace A { class B; }", "without one")]
    [InlineData("static class E { public static int Twice(this int x) => 2 * x; }", "outside of any class")]
    [InlineData("static class E { extension(int x) { public int Twice => 2 * x; } }", "no extension blocks")]
    [InlineData("file class F; var f = new F();", "leave the word file out")]
    public async Task What_cells_cannot_say_is_answered_with_what_they_can(string code, string advice) =>
        Assert.Contains(advice, (await _session.ErrorAsync(code)).Message);

    [Fact]
    public async Task What_an_async_void_method_throws_is_the_cells_error()
    {
        CellError error = await _session.ErrorAsync("async void Alone() { await Task.Delay(1); throw new FormatException(\"alone\"); }\nAlone();\nawait Task.Delay(-1);");

        Assert.Equal(("System.FormatException", "alone", 1), (error.Name, error.Message, error.Line));
    }

    [Fact]
    public async Task What_it_throws_after_its_cell_is_said_and_ends_nothing()
    {
        await _session.SendAsync("async void Late() { await Task.Delay(200); throw new FormatException(\"late\"); }\nLate();");

        Assert.Equal("1", await _session.ResultAsync("await Task.Delay(1000); 1"));
    }

    [Fact]
    public async Task What_a_sequence_throws_while_it_is_shown_is_the_cells_error()
    {
        CellError error = await _session.ErrorAsync("Enumerable.Range(0, 5).Select(i => i == 3 ? throw new FormatException(\"lazy\") : i)");

        Assert.Equal(("System.FormatException", "lazy"), (error.Name, error.Message));
    }

    [Theory]
    [InlineData("#r \"nuget:\"", "a package is named as in")]
    public async Task A_reference_that_names_nothing_is_told_how(string code, string way) => Assert.Contains(way, (await _session.ErrorAsync(code)).Message);

    public static TheoryData<string, string> TooDeep => new()
    {
        { "brackets", new string('(', 20_000) },
        { "brackets before a magic", new string('(', 20_000) + "\n#!markdown\nText" },
        { "minus signs", "var x = " + new string('-', 20_000) + "1;" },
        { "texts in texts", string.Concat(Enumerable.Repeat("$\"{", 40)) },
    };

    [Theory]
    [MemberData(nameof(TooDeep))]
    public async Task What_is_nested_too_deep_for_the_compiler_is_refused(string what, string code)
    {
        Assert.Contains("nested deeper", (await _session.ErrorAsync(code)).Message);
        Assert.NotEmpty(what);
    }

    public static TheoryData<string, string> OnlyLong => new()
    {
        { "a sum", "1" + string.Concat(Enumerable.Repeat(" + 1", 5000)) },
        { "markup", "\"\"\"\n" + string.Concat(Enumerable.Repeat("<p>a</p>\n", 1000)) + "\"\"\".Length" },
        { "brackets in texts", "\"" + new string('(', 400) + "\".Length" },
    };

    [Theory]
    [MemberData(nameof(OnlyLong))]
    public async Task What_is_only_long_runs(string what, string code)
    {
        Assert.IsType<CellOutcome.Completed>(await _session.SendAsync(code));
        Assert.NotEmpty(what);
    }

    [Fact]
    public async Task TorchSharps_ambiguous_name_is_answered_with_the_way_out() =>
        Assert.Contains("TorchSharp.TensorStringStyle", (await _session.ErrorAsync(
            "#r \"nuget: TorchSharp\"", "using TorchSharp; using static TorchSharp.torch;\nzeros(1).ToString(TensorStringStyle.Julia)")).Message);

    [Fact]
    public async Task Cells_are_compiled_with_optimisation() =>
        Assert.Equal("False", await _session.ResultAsync(
            "class Here;", "((System.Diagnostics.DebuggableAttribute)Attribute.GetCustomAttribute(typeof(Here).Assembly, typeof(System.Diagnostics.DebuggableAttribute)))?.IsJITOptimizerDisabled ?? false"));
}
