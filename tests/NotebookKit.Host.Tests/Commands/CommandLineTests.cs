namespace NotebookKit.Host.Tests;

/// <summary>The real process on wrong command lines.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("strip")]
    [InlineData("convert")]
    [InlineData("describe")]
    [InlineData("run")]
    public async Task A_command_without_its_files_says_which_help_to_read(string command)
    {
        using Nbkit nbkit = await Nbkit.RunAsync(_folder.Path, command);

        Assert.Equal(ExitCodes.BadInput, nbkit.ExitCode);
        Assert.EndsWith($"nbkit {command} --help says how it is used.\n", nbkit.Errors);
    }

    [Fact]
    public async Task An_unknown_command_is_refused()
    {
        using Nbkit nbkit = await Nbkit.RunAsync(_folder.Path, "dance");

        Assert.Equal(ExitCodes.BadInput, nbkit.ExitCode);
        Assert.Contains("dance", nbkit.Errors);
    }
}
