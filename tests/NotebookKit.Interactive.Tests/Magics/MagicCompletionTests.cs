namespace NotebookKit.Interactive.Tests;

public sealed class MagicCompletionTests
{
    private enum Colour { Red, Green }

    private static readonly MagicCommand Command = MagicCommand.Of("#!paint", (int[] what, Colour colour, bool fast = false, string? with = null) => $"{what}{colour}{fast}{with}");

    private static readonly NotebookVariable[] Variables = [new("numbers", typeof(int[]), () => null), new("text", typeof(string), () => null)];

    [Theory]
    [InlineData(" ", 1, "numbers --what --colour --fast --with")]
    [InlineData(" numbers ", 9, "red green --colour --fast --with")]
    [InlineData(" --fast nu", 8, "numbers --what --colour --with")]
    [InlineData(" --colour ", 10, "red green")]
    [InlineData(" numbers red --", 13, "--fast --with")]
    [InlineData(" numbers red --with ", 20, "")]
    [InlineData("", 0, "")]
    public void What_can_come_next_is_offered(string typed, int start, string items)
    {
        var found = MagicCompletion.Find(Command, typed, Variables);

        Assert.Equal((start, items), (found.Start, string.Join(' ', found.Items)));
    }
}
