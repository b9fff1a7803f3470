namespace NotebookKit.Host.Tests;

/// <summary>The real process on tagged cells.</summary>
public sealed class TagTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(CellTags.SkipExecution, "tagged skip-execution")]
    [InlineData(CellTags.Slow, "tagged slow (--skip slow)", "--skip", "slow")]
    [InlineData(CellTags.Network, "tagged network, and no network is to be used", "--offline")]
    public async Task A_cell_is_left_out_by_its_tag_and_it_is_said(string tag, string reason, params string[] arguments)
    {
        using Nbkit run = await RunAsync(tag, arguments);

        Assert.Equal(ExitCodes.Ok, run.ExitCode);
        Assert.Contains($"skipped: {reason}", run.Output);
        Assert.Empty(Ipynb.OutputsOf(_folder.File("out/a.ipynb"), 1));
        Assert.Contains($"\"reason\": \"{reason}\"", _folder.Read("out/a.json"));
    }

    [Theory]
    [InlineData(CellTags.Slow), InlineData(CellTags.Network), InlineData("something-else")]
    public async Task A_tagged_cell_runs_where_nothing_speaks_against_it(string tag)
    {
        using Nbkit run = await RunAsync(tag);

        Assert.Equal("ran", Ipynb.TextOf(Ipynb.OutputsOf(_folder.File("out/a.ipynb"), 1)[0]));
    }

    [Fact]
    public async Task Without_a_GPU_its_cells_are_left_out()
    {
        Assert.SkipWhen(GpuDriver.IsPresent, "this machine has an NVIDIA driver");

        using Nbkit run = await RunAsync(CellTags.Gpu);

        Assert.Contains("skipped: tagged gpu, and this machine has no NVIDIA driver", run.Output);
    }

    private Task<Nbkit> RunAsync(string tag, params string[] arguments)
    {
        _folder.Write("a.ipynb", IpynbFormat.Write(Ipynb.Notebook(Ipynb.Code("\"ran\"", "a", tag))));
        return Nbkit.RunAsync(_folder.Path, ["run", "a.ipynb", .. arguments]);
    }
}
