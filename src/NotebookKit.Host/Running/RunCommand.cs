using System.CommandLine;
using System.Globalization;

namespace NotebookKit.Host;

/// <summary>The command <c>nbkit run</c>: its arguments, and nothing else.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var notebooks = new Argument<string[]>("notebooks") { Description = "The .ipynb and .dib notebooks to run.", Arity = ArgumentArity.OneOrMore };
        var outFolder = new Option<string>("--out") { Description = "The folder for the results.", DefaultValueFactory = _ => "out", HelpName = "DIR" };
        var parameters = new Option<string[]>("-p", "--parameter") { Description = "Sets a variable of the cell tagged 'parameters'.", HelpName = "name=value", Arity = ArgumentArity.ZeroOrMore };
        var timeout = new Option<double?>("--timeout") { Description = "Stops a cell that takes longer.", HelpName = "seconds" };
        var html = new Option<bool>("--html") { Description = "Also writes a self-contained HTML page." };
        var offline = new Option<bool>("--offline") { Description = "Uses no network: only data that is on this machine." };
        timeout.Validators.Add(result =>
        {
            string given = string.Concat(result.Tokens.Select(token => token.Value));
            if (!double.TryParse(given, CultureInfo.InvariantCulture, out double seconds) || !(seconds > 0 && seconds < int.MaxValue / 1000))
                result.AddError($"--timeout {given} is not a positive number of seconds.");
        });

        var command = new Command("run", "Runs notebooks from their first cell to their last and writes them with their outputs. " +
            "Exit codes: 0 ok, 1 a cell failed, 2 bad input or usage, 3 timed out, 4 could not write, 130/143 interrupted.")
        {
            notebooks, outFolder, parameters, timeout, html, offline,
        };
        command.SetAction((arguments, _) =>
        {
            if (arguments.GetValue(offline)) Environment.SetEnvironmentVariable("NOTEBOOKKIT_OFFLINE", "1");
            return RunAsync(new RunOptions
            {
                Notebooks = arguments.GetValue(notebooks)!,
                OutFolder = arguments.GetValue(outFolder)!,
                Parameters = arguments.GetValue(parameters) ?? [],
                Timeout = arguments.GetValue(timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                Html = arguments.GetValue(html),
            });
        });
        return command;
    }

    private static async Task<int> RunAsync(RunOptions options)
    {
        RunTerminal terminal = RunTerminal.OfThisProcess();
        CellConsole.Install();
        using var stop = new StopSignal();
        return await new NotebookRunner(options, terminal, stop).RunAsync();
    }
}
