using System.ComponentModel;

namespace NotebookKit.Interactive.Tests;

public sealed class MagicCommandTests
{
    private enum Colour { Red, Green }

    [Theory]
    [InlineData("a", "a 0.1 False 3 Red null")]
    [InlineData("--name a --learning-rate 0.5 --verbose --epochs -2 --colour green --shape 1,3,224", "a 0.5 True -2 Green 1×3×224")]
    [InlineData("\"a b\" 1e-3", "a b 0.001 False 3 Red null")]
    public async Task Arguments_become_the_methods(string arguments, string seen) => Assert.Equal(seen, Assert.Single(await RunAsync(arguments)));

    [Theory]
    [InlineData("", "#!train: NAME is missing. Usage: #!train NAME [--learning-rate NUMBER] [--verbose] [--epochs WHOLE-NUMBER] [--colour RED-OR-GREEN] [--shape WHOLE-NUMBERS-SEPARATED-BY-COMMAS]")]
    [InlineData("a --lerning-rate 1", "#!train: there is no --lerning-rate; did you mean --learning-rate?")]
    [InlineData("a --epochs many", "#!train: --epochs wants a whole number, not \"many\".")]
    [InlineData("a --epochs", "#!train: --epochs wants a value.")]
    [InlineData("a --colour 1", "#!train: --colour wants a red or green, not \"1\".")]
    [InlineData("a 1 2 red 1,2 more", "#!train: \"more\" is one word too many.")]
    public async Task A_wrong_argument_is_one_sentence(string arguments, string sentence) =>
        Assert.StartsWith(sentence, (await Assert.ThrowsAsync<KitException>(() => RunAsync(arguments))).Message);

    [Theory]
    [InlineData("-h")]
    [InlineData("a --help")]
    public async Task Help_is_shown_in_place_of_running(string arguments)
    {
        string help = Assert.IsType<string>(Assert.Single(await RunAsync(arguments)));

        Assert.StartsWith("#!train NAME", help);
        Assert.Contains("Pretends to train.", help);
        Assert.Contains("--epochs           whole number: how many", help);
    }

    [Fact]
    public async Task What_a_method_throws_is_what_is_thrown() =>
        await Assert.ThrowsAsync<FormatException>(() => MagicCommand.Of("#!fails", () => { throw new FormatException(); }).RunAsync("", new Host()));

    [Fact]
    public async Task A_method_without_a_result_shows_nothing()
    {
        var host = new Host();
        await MagicCommand.Of("#!quiet", async Task () => await Task.Yield()).RunAsync("", host);

        Assert.Empty(host.Shown);
    }

    private static async Task<IReadOnlyList<object>> RunAsync(string arguments)
    {
        var host = new Host();
        await MagicCommand.Of("#!train", TrainAsync).RunAsync(arguments, host);
        return host.Shown;
    }

    [Description("Pretends to train.")]
    private static async Task<string> TrainAsync(
        string name, CancellationToken interrupted, double learningRate = 0.1, bool verbose = false, [Description("how many")] int epochs = 3, Colour colour = Colour.Red, long[]? shape = null)
    {
        await Task.Delay(1, interrupted);
        return FormattableString.Invariant($"{name} {learningRate} {verbose} {epochs} {colour} {(shape is null ? "null" : string.Join('×', shape))}");
    }

    private sealed class Host : IMagicHost
    {
        public List<object> Shown { get; } = [];

        public IReadOnlyList<NotebookVariable> Variables => [];

        public MagicCommands Commands { get; } = new();

        public CancellationToken Interrupted => CancellationToken.None;

        public void Show(object value) => Shown.Add(value);

        public Task<Func<Task>> PrepareRestAsync() => Task.FromResult(() => Task.CompletedTask);

        public string TakeRest() => "";

        public Task RunAsync(string code) => Task.CompletedTask;
    }
}
