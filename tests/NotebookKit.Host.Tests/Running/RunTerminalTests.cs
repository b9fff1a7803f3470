namespace NotebookKit.Host.Tests;

public sealed class RunTerminalTests : IDisposable
{
    private readonly StringWriter _output = new() { NewLine = "\n" };

    public void Dispose() => _output.Dispose();

    [Fact]
    public void A_cell_is_one_line_with_its_number_first_line_and_time()
    {
        INotebookLines lines = Lines(rewrites: false);

        lines.CellStarts(2, 9, "using System;\n\n  var x = 1;\nvar y = 2;");
        lines.CellEnds(2, 9, "", Took(1.25));

        Assert.Equal("  [2/9] var x = 1;  1.2 s\n", _output.ToString());
    }

    [Fact]
    public void A_live_display_is_rewritten_in_place_on_a_terminal()
    {
        INotebookLines lines = Lines(rewrites: true);

        lines.CellStarts(1, 1, "x");
        lines.Progress(new ProgressLine("10 %", false));
        lines.Progress(new ProgressLine("20 %", false));
        lines.CellEnds(1, 1, "x", Took(1));

        Assert.Equal("  [1/1] x\r\e[2K        10 %\r\e[2K        20 %\r\e[2K  [1/1] x  1.0 s\n", _output.ToString());
    }

    [Fact]
    public void A_live_display_is_silent_where_lines_cannot_be_rewritten()
    {
        INotebookLines lines = Lines(rewrites: false);

        lines.CellStarts(1, 1, "x");
        lines.Progress(new ProgressLine("10 %", false));
        lines.CellEnds(1, 1, "x", Took(1));

        Assert.DoesNotContain("10 %", _output.ToString());
    }

    [Fact]
    public void A_milestone_is_a_line_of_its_own_where_lines_cannot_be_rewritten()
    {
        INotebookLines lines = Lines(rewrites: false);

        lines.CellStarts(1, 1, "x");
        lines.Progress(new ProgressLine("epoch 1", true));
        lines.CellEnds(1, 1, "x", Took(1));

        Assert.Equal("  [1/1] x\n        epoch 1\n         1.0 s\n", _output.ToString());
    }

    [Fact]
    public void A_long_line_is_cut_to_the_terminal()
    {
        Lines(rewrites: true).Progress(new ProgressLine(new string('x', 200), false));

        Assert.Equal(79, _output.ToString().Replace("\r\e[2K", "").Length);
    }

    [Fact]
    public void Notebooks_that_run_side_by_side_are_named_in_each_line()
    {
        RunTerminal terminal = Terminal(rewrites: true);

        terminal.LinesOf("a.ipynb", parallel: true).CellEnds(1, 2, "x", Took(1));
        terminal.LinesOf("b.ipynb", parallel: true).CellSkipped(1, 3, "y", "tagged slow");

        Assert.Equal("  a.ipynb [1/2] x  1.0 s\n  b.ipynb [1/3] y  skipped: tagged slow\n", _output.ToString());
    }

    private static CellRun Took(double seconds) => new(1, null, CellStatus.Ok, seconds);

    private INotebookLines Lines(bool rewrites) => Terminal(rewrites).LinesOf("a.ipynb", parallel: false);

    private RunTerminal Terminal(bool rewrites) => new(_output, TextWriter.Null, rewrites, width: 80);
}
