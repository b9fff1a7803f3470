namespace NotebookKit.Host.Tests;

public sealed class RunTerminalTests : IDisposable
{
    private readonly StringWriter _output = new() { NewLine = "\n" };

    public void Dispose() => _output.Dispose();

    [Fact]
    public void A_cell_is_one_line_with_its_number_first_line_and_time()
    {
        RunTerminal terminal = Terminal(rewrites: false);

        terminal.CellStarts(2, 9, "using System;\n\n  var x = 1;\nvar y = 2;");
        terminal.CellEnds(1.25);

        Assert.Equal("  [2/9] var x = 1;  1.2 s\n", _output.ToString());
    }

    [Fact]
    public void A_live_display_is_rewritten_in_place_on_a_terminal()
    {
        RunTerminal terminal = Terminal(rewrites: true);

        terminal.CellStarts(1, 1, "x");
        terminal.Progress("10 %");
        terminal.Progress("20 %");
        terminal.CellEnds(1);

        Assert.Equal("  [1/1] x\r\e[2K        10 %\r\e[2K        20 %\r\e[2K  [1/1] x  1.0 s\n", _output.ToString());
    }

    [Fact]
    public void A_live_display_is_silent_where_lines_cannot_be_rewritten()
    {
        RunTerminal terminal = Terminal(rewrites: false);

        terminal.CellStarts(1, 1, "x");
        terminal.Progress("10 %");
        terminal.CellEnds(1);

        Assert.DoesNotContain("10 %", _output.ToString());
    }

    [Fact]
    public void A_long_line_is_cut_to_the_terminal()
    {
        Terminal(rewrites: true).Progress(new string('x', 200));

        Assert.Equal(79, _output.ToString().Replace("\r\e[2K", "").Length);
    }

    private RunTerminal Terminal(bool rewrites) => new(_output, TextWriter.Null, rewrites, width: 80);
}
