namespace NotebookKit.Host.Tests;

/// <summary>What is offered behind a magic command while somebody types.</summary>
public sealed class MagicValueCompletionTests : KitSession, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await BeginAsync("var net = nn.Linear(4, 2); var x = rand(2); var clothes = Datasets.Load(\"fashion-mnist-mini\");");

    public ValueTask DisposeAsync()
    {
        Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("#!dataset fas", "fashion-mnist-mini")]
    [InlineData("#!train ", "net")]
    [InlineData("#!train net cl", "clothes")]
    [InlineData("#!train net fashion-mnist-m", "fashion-mnist-mini")]
    [InlineData("#!train --epochs 3 n", "net")]
    [InlineData("#!lr-find net --data cl", "clothes")]
    [InlineData("#!summary n", "net")]
    [InlineData("#!summary net --in", "--input")]
    [InlineData("#!summary goo", "googlenet")]
    [InlineData("#!models goo", "googlenet")]
    [InlineData("#!weights in", "info")]
    [InlineData("#!weights info goo", "googlenet/bvlc")]
    [InlineData("#!predict a.png n", "net")]
    [InlineData("#!params n", "net")]
    [InlineData("#!show ", "x")]
    [InlineData("#!show x --view he", "heat")]
    [InlineData("#!device c", "cpu")]
    [InlineData("var a = 1;\n#!seed --", "--seed")]
    public async Task What_fits_is_offered(string typed, string expected) => Assert.Contains(expected, await OfferedAsync(typed));

    [Theory]
    [InlineData("#!train --epochs ")]
    [InlineData("#!gpu ")]
    [InlineData("#!nosuch ")]
    [InlineData("#!summary x")]
    public async Task What_does_not_fit_is_not_offered(string typed) => Assert.Empty(await OfferedAsync(typed));

    [Fact]
    public async Task A_word_in_the_middle_is_replaced_whole()
    {
        Completions found = await Session.Engine.Language.CompleteAsync("#!dataset fas-x --into y", 13);

        Assert.Equal((10, 15), (found.Start, found.End));
    }
}
