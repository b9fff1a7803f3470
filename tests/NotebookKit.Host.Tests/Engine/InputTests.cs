namespace NotebookKit.Host.Tests;

/// <summary>What a cell asks of the user.</summary>
public sealed class InputTests : IDisposable
{
    private readonly EngineSession _session = new();
    private readonly TextReader _console = Console.In;

    public InputTests() => Console.SetIn(new CellInput(TextReader.Null));

    public void Dispose()
    {
        Console.SetIn(_console);
        _session.Dispose();
    }

    [Fact]
    public async Task The_consoles_lines_are_asked_of_the_front_end()
    {
        _session.Sink.Answers.Enqueue("one");
        _session.Sink.Answers.Enqueue("two");

        Assert.Equal("one two", await _session.ResultAsync("Console.ReadLine() + \" \" + Console.In.ReadLine()"));
    }

    [Fact]
    public async Task A_line_can_be_read_character_by_character()
    {
        _session.Sink.Answers.Enqueue("ab");

        Assert.Equal("97 b", await _session.ResultAsync("Console.Read() + \" \" + Console.ReadLine()"));
    }

    [Theory]
    [InlineData("await GetInputAsync(\"Name?\")", "input", "x")]
    [InlineData("await Kernel.GetInputAsync(\"Name?\")", "input", "x")]
    [InlineData("(await Microsoft.DotNet.Interactive.Kernel.GetPasswordAsync(\"Name?\")).GetClearTextPassword()", "password", "x")]
    [InlineData("(await GetPasswordAsync(\"Name?\")).ToString()", "password", "••••••")]
    public async Task A_cell_can_ask(string code, string kind, string answer)
    {
        _session.Sink.Answers.Enqueue("x");

        Assert.Equal(answer, await _session.ResultAsync(code));
        Assert.Equal((kind, "Name?"), (_session.Sink.Events[0].Kind, _session.Sink.Events[0].Id));
    }

    [Fact]
    public async Task Nobody_to_answer_is_an_error() =>
        Assert.Equal("Nobody answers.", (await _session.ErrorAsync("Console.ReadLine()")).Message);
}
