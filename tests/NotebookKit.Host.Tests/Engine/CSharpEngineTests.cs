namespace NotebookKit.Host.Tests;

public sealed class CSharpEngineTests : IDisposable
{
    private readonly EngineSession _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("#r \"nuget: NotebookKit.Interactive\"")]
    [InlineData("#r \"nuget: TorchSharp\"")]
    [InlineData("#r \"nuget: SkiaSharp\"")]
    public async Task A_reference_in_a_later_cell_leaves_the_display_functions_as_they_are(string reference)
    {
        using var session = new EngineSession();

        Assert.Equal("ok", await session.ResultAsync("1 + 1", reference, "display(HTML(\"<b>1</b>\")); \"a\".Display(); CSS(\"b {}\"); \"ok\""));
    }

    [Fact]
    public async Task A_handle_that_a_cell_ends_with_is_not_shown()
    {
        using var session = new EngineSession();

        Assert.Null(await session.ResultAsync("display(1)"));
    }

    [Fact]
    public async Task Variables_methods_and_types_live_on_in_later_cells() =>
        Assert.Equal("9", await _session.ResultAsync("record P(int X); var p = new P(4);", "int Square(int x) => x * x;", "Square(p.X - 1)"));

    [Fact]
    public async Task A_cell_of_usings_only_counts_for_later_cells() =>
        Assert.Equal("5", await _session.ResultAsync("using System.Globalization;", "// nothing", "int.Parse(\"5\", CultureInfo.InvariantCulture)"));

    [Fact]
    public async Task A_cell_can_await() => Assert.Equal("7", await _session.ResultAsync("await Task.Yield(); var x = await Task.Run(() => 7);", "x"));

    [Fact]
    public async Task An_expression_with_a_semicolon_is_no_result() => Assert.Null(await _session.ResultAsync("int.Parse(\"1\");"));

    [Fact]
    public async Task A_call_that_returns_nothing_is_no_result() => Assert.Null(await _session.ResultAsync("GC.KeepAlive(1)"));

    [Fact]
    public async Task Null_is_a_result() => Assert.Equal("<null>", await _session.ResultAsync("(string)null"));

    [Fact]
    public async Task A_cell_that_does_not_compile_changes_nothing() =>
        Assert.Equal("1", await _session.ResultAsync("var a = 1;", "var a = \"x\"; oops", "a"));

    [Fact]
    public async Task What_was_assigned_before_an_exception_survives() =>
        Assert.Equal("2", await _session.ResultAsync("var a = 1;", "a = 2; throw new Exception();", "a"));

    [Fact]
    public async Task A_name_can_be_declared_again_with_another_type() =>
        Assert.Equal("x", await _session.ResultAsync("var a = 1;", "var a = \"x\";", "a"));

    [Fact]
    public async Task A_compile_error_points_at_cell_line_and_column()
    {
        CellError error = await _session.ErrorAsync("var a = 1;", "var b = 2;\nvar c = nowhere;");

        Assert.Equal((2, 9), (error.Line, error.Column));
        Assert.Equal("cell[2](2,9): error CS0103: The name 'nowhere' does not exist in the current context", error.Traceback[0]);
    }

    [Fact]
    public async Task An_exception_points_at_the_line_of_the_failing_cell() =>
        Assert.Equal(3, (await _session.ErrorAsync("void Fail() =>\n    throw new InvalidOperationException();", "\n\nFail();")).Line);

    [Fact]
    public async Task A_trace_names_the_cells_and_nothing_of_the_host()
    {
        CellError error = await _session.ErrorAsync("void Fail() =>\n    throw new InvalidOperationException(\"why\");", "await Task.Yield();\nFail();");

        Assert.Equal(
            ["System.InvalidOperationException: why", "   at Fail() in cell[1]:line 2", "   at cell in cell[2]:line 2"],
            error.Traceback);
    }

    [Fact]
    public async Task An_index_out_of_range_points_at_the_line_that_indexes() =>
        Assert.Equal(3, (await _session.ErrorAsync("int[] few = [1, 2, 3];\nvar three = 3;\nfew[three]")).Line);

    [Fact]
    public async Task An_index_out_of_range_that_may_come_from_several_lines_names_them()
    {
        CellError error = await _session.ErrorAsync("int[] few = [1, 2, 3];\nfew[0] = 2;\nfew[3] = 1;");

        Assert.Equal("   in one of the lines 2, 3: optimised code does not keep which", error.Traceback[^1]);
    }

    [Fact]
    public async Task An_inner_exception_is_said_too()
    {
        CellError error = await _session.ErrorAsync("throw new Exception(\"outer\", new FormatException(\"inner\"));");

        Assert.Contains(" ---> System.FormatException: inner", error.Traceback);
    }

    [Fact]
    public async Task A_cell_without_anything_to_run_has_no_outcome_to_show() => Assert.Null(await _session.ResultAsync("   \n"));
}
