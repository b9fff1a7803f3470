using System.Diagnostics;

namespace NotebookKit.Host.Tests;

/// <summary>Whoever reads the lines of a run may be slow or go away: the notebook is none the worse.</summary>
public sealed class ReaderTests : IDisposable
{
    private const int Cells = 60;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("head -n 1")]
    [InlineData("(sleep 8; cat)")]
    public async Task A_notebook_runs_to_its_end_whoever_reads(string reader)
    {
        // Together more than a pipe holds.
        _folder.Write("a.ipynb", Ipynb.Of([.. Enumerable.Range(0, Cells).Select(i => $"display(new string('x', 3000)); {i} // {new string('y', 50)}")]));
        var start = new ProcessStartInfo("bash", ["-c", $"set -o pipefail; dotnet '{Path.Combine(AppContext.BaseDirectory, "nbkit.dll")}' run a.ipynb 2>&1 | {reader} > lines.txt"]) { WorkingDirectory = _folder.Path };

        using Process pipeline = Process.Start(start)!;
        await pipeline.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, pipeline.ExitCode);
        Assert.Equal("59", Ipynb.TextOf(Ipynb.OutputsOf(_folder.File("out/a.ipynb"), Cells)[1]));
    }
}
