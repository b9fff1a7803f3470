namespace NotebookKit.Host.Tests;

/// <summary>The real process on several notebooks at a time.</summary>
public sealed class JobTests : IDisposable
{
    private const string Meet = "File.WriteAllText($\"here-{0}\", \"\"); while (!File.Exists($\"here-{1}\")) await Task.Delay(50);";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Two_jobs_run_at_the_same_time()
    {
        _folder.Write("a.ipynb", Ipynb.Of(Meet));
        _folder.Write("b.ipynb", Ipynb.Of(Meet.Replace("{0}", "{2}").Replace("{1}", "{0}").Replace("{2}", "{1}")));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb", "b.ipynb", "--jobs", "2", "--timeout", "60");

        Assert.Equal(ExitCodes.Ok, run.ExitCode);
    }

    [Fact]
    public async Task Each_job_has_its_share_of_the_processors()
    {
        _folder.Write("a.ipynb", Ipynb.Of("$\"{Environment.GetEnvironmentVariable(\"OMP_NUM_THREADS\")} {Environment.GetEnvironmentVariable(\"OMP_WAIT_POLICY\")} {Environment.ProcessorCount}\""));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb", "--jobs", "2");

        int share = Math.Max(1, Environment.ProcessorCount / 2);
        Assert.Equal($"{share} passive {share}", Ipynb.TextOf(Ipynb.OutputsOf(_folder.File("out/a.ipynb"), 1)[0]));
    }

    [Fact]
    public async Task The_highest_code_of_all_jobs_is_the_runs()
    {
        _folder.Write("a.ipynb", Ipynb.Of("1"));
        _folder.Write("b.ipynb", Ipynb.Of("throw new Exception();"));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "b.ipynb", "a.ipynb", "--jobs", "2");

        Assert.Equal(ExitCodes.CellFailed, run.ExitCode);
        Assert.Contains("ok  a.ipynb", run.Output);
    }
}
