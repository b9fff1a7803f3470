using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>Runs notebooks and writes what each leaves behind.</summary>
internal sealed class NotebookRunner(RunOptions options, RunTerminal terminal, StopSignal stop)
{
    private readonly string _startFolder = Environment.CurrentDirectory;

    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public async Task<int> RunAsync()
    {
        try
        {
            KitPaths.MakeAbsolute();
            // Everything that can be refused is refused before the first cell runs.
            // Elsewhere: a file may be a pipe that nobody writes to, and somebody gives up waiting.
            Task<NotebookRun[]> planning = Task.Run<NotebookRun[]>(() => [.. options.Notebooks.Select(Plan)]);
            if (await Task.WhenAny(planning, stop.Asked) != planning) return await stop.Asked;
            NotebookRun[] runs = await planning;
            if (runs.GroupBy(run => run.Files.Notebook).FirstOrDefault(group => group.Count() > 1) is { } clash)
                throw new KitException($"{string.Join(" and ", clash.Select(run => run.Notebook.Path))} would both be written to {clash.Key}; run them with different --out folders.");
            OutputFile.CheckFolder(Path.GetFullPath(options.OutFolder));
            return await RunAllAsync(runs);
        }
        catch (KitException failure)
        {
            terminal.Problem(failure.Message);
            return ExitCodes.BadInput;
        }
        catch (OutputException failure)
        {
            terminal.Problem(failure.Message);
            return ExitCodes.CouldNotWrite;
        }
        catch (Exception failure)
        {
            terminal.Problem($"A fault of nbkit's own, which its authors would like to hear of with the notebook: {failure}");
            return ExitCodes.Fault;
        }
    }

    private NotebookRun Plan(string path)
    {
        Notebook notebook = NotebookFile.Read(path);
        if (options.InPlace && NotebookFile.IsScript(notebook.Path)) throw new KitException($"{path}: a .dib keeps no outputs, so --in-place has nothing to replace it by.");
        JsonObject parameters = ParameterInjection.Apply(notebook, options.Parameters, options.ParameterFile);
        return new NotebookRun(notebook, RunFiles.For(options.OutFolder, path), parameters, options, terminal.LinesOf(path, options.Jobs > 1), stop);
    }

    private async Task<int> RunAllAsync(NotebookRun[] runs)
    {
        using var places = new SemaphoreSlim(options.Jobs);
        NotebookReport?[] all = await Task.WhenAll(runs.Select(async run =>
        {
            await places.WaitAsync();
            try
            {
                return stop.Asked.IsCompleted ? null : await RunAsync(run);
            }
            finally
            {
                places.Release();
            }
        }));

        NotebookReport[] reports = [.. all.OfType<NotebookReport>()];
        ReportFiles.Write(options.Reports, reports);
        terminal.ReportToGitHub(reports);
        return stop.Asked.IsCompleted ? await stop.Asked : reports.Max(report => ExitCodes.Of(report.Result.Status));
    }

    private async Task<NotebookReport> RunAsync(NotebookRun run)
    {
        // Read before the run: its results may replace it.
        Notebook? stored = options.Check is null ? null : NotebookFile.Read(run.Notebook.Path);
        if (options.Jobs == 1) terminal.NotebookStarts(run.Notebook.Path);
        RunResult result = (options.Cached ? Earlier(run) : null) ?? await run.ExecuteAsync();
        Notebook executed = result.Cached ? NotebookFile.Read(run.Files.Notebook) : run.Notebook;

        string[] differences = stored is not null && result.Status == RunStatus.Ok
            ? [.. NotebookComparison.Compare(stored, executed, options.Check!).Select(difference => difference.ToString())]
            : [];
        if (differences.Length > 0) result = result with { Status = RunStatus.Differs };
        terminal.Differences(differences);
        terminal.NotebookEnds(run.Notebook.Path, result, [.. Write(run, executed, result).Select(Shown)]);
        return new NotebookReport(run.Notebook.Path, executed, result, differences);
    }

    private static RunResult? Earlier(NotebookRun run) =>
        File.Exists(run.Files.Notebook) ? RunReport.ReadGood(run.Files.Report, OriginOf(run)) : null;

    private static RunOrigin OriginOf(NotebookRun run) => RunOrigin.Of(run.Fingerprint, run.Files.Notebook);

    private List<string> Write(NotebookRun run, Notebook executed, RunResult result)
    {
        if (!result.Cached) OutputFile.Write(run.Files.Report, RunReport.Write(run.Notebook.Path, result, OriginOf(run)));
        List<string> written = [run.Files.Notebook, run.Files.Report];
        if (options.InPlace && result.Status == RunStatus.Ok)
        {
            OutputFile.Write(RunFiles.RealPath(run.Notebook.Path), IpynbFormat.Write(executed));
            written.Add(run.Notebook.Path);
        }

        if (!options.Html) return written;

        OutputFile.Write(run.Files.Page, NotebookPage.Write(executed, PageMeta.Of(result), Path.GetDirectoryName(Path.GetFullPath(run.Notebook.Path))!));
        return [.. written, run.Files.Page];
    }

    private string Shown(string file) =>
        file.StartsWith(_startFolder + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? Path.GetRelativePath(_startFolder, file) : file;
}
