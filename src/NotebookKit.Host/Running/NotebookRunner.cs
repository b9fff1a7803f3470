using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>Runs notebooks one after another and writes what each leaves behind.</summary>
internal sealed class NotebookRunner(RunOptions options, RunTerminal terminal, StopSignal stop)
{
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public async Task<int> RunAsync()
    {
        using var watch = new ProcessWatch(terminal, stop);
        try
        {
            KitPaths.MakeAbsolute();
            Task ready = EngineWarmUp.RunAsync();
            // Everything that can be refused is refused before the first cell runs.
            NotebookRun[] runs = [.. options.Notebooks.Select(Plan)];
            if (runs.GroupBy(run => run.Files.Notebook).FirstOrDefault(group => group.Count() > 1) is { } clash)
                throw new KitException($"{string.Join(" and ", clash.Select(run => run.Notebook.Path))} would both be written to {clash.Key}; run them with different --out folders.");
            OutputFile.CheckFolder(Path.GetFullPath(options.OutFolder));
            await ready;
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
        JsonObject parameters = ParameterInjection.Apply(notebook, options.Parameters);
        return new NotebookRun(notebook, RunFiles.For(options.OutFolder, path), parameters, options, terminal, stop);
    }

    private async Task<int> RunAllAsync(NotebookRun[] runs)
    {
        string startFolder = Environment.CurrentDirectory;
        int worst = ExitCodes.Ok;
        foreach ((int index, NotebookRun run) in runs.Index())
        {
            terminal.NotebookStarts(run.Notebook.Path);
            string folder = Path.GetDirectoryName(Path.GetFullPath(run.Notebook.Path, startFolder))!;
            Environment.CurrentDirectory = folder;
            RunResult result = await run.ExecuteAsync();
            Environment.CurrentDirectory = startFolder;

            terminal.NotebookEnds(run.Notebook.Path, result, [.. Write(run, result, folder).Select(file => Shown(file, startFolder))]);
            worst = Math.Max(worst, await CodeOfAsync(result));
            int left = runs.Length - index - 1;
            if (result.Stuck && left > 0) terminal.Problem($"The last cell cannot be stopped, so {left} more notebook(s) were not run.");
            if (result.Stuck || result.Status == RunStatus.Interrupted) break;
        }

        return worst;
    }

    private List<string> Write(NotebookRun run, RunResult result, string folder)
    {
        OutputFile.Write(run.Files.Report, RunReport.Write(run.Notebook.Path, result));
        List<string> written = [run.Files.Notebook, run.Files.Report];
        if (!options.Html) return written;

        OutputFile.Write(run.Files.Page, NotebookPage.Write(run.Notebook, PageMeta.Of(result), folder));
        return [.. written, run.Files.Page];
    }

    private static string Shown(string file, string folder) =>
        file.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? Path.GetRelativePath(folder, file) : file;

    private async Task<int> CodeOfAsync(RunResult result) => result.Status switch
    {
        RunStatus.Ok => ExitCodes.Ok,
        RunStatus.Failed => ExitCodes.CellFailed,
        RunStatus.TimedOut => ExitCodes.TimedOut,
        _ => await stop.Asked,
    };
}
