using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace NotebookKit.Host;

/// <summary>The command <c>nbkit run</c>: its arguments, and nothing else.</summary>
internal static class RunCommand
{
    // An engine that is ready holds about half of it.
    private const long LeastMemory = 256L << 20;

    private static readonly Argument<string[]> Notebooks = new("notebooks") { Description = "The .ipynb and .dib notebooks to run; a folder stands for those in it and in its folders.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string> OutFolder = new("--out") { Description = "The folder for the results.", DefaultValueFactory = _ => "out", HelpName = "DIR" };
    private static readonly Option<string[]> Parameters = new("-p", "--parameter") { Description = "Sets a variable of the cell tagged 'parameters'.", HelpName = "name=value", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string?> ParameterFiles = new("--parameters") { Description = "Sets variables from a JSON file; -p goes before it.", HelpName = "FILE" };
    private static readonly Option<double?> CellLimit = Limit("--timeout", "Stops a cell that takes longer.");
    private static readonly Option<double?> NotebookLimit = Limit("--notebook-timeout", "Stops a notebook that takes longer.");
    private static readonly Option<double?> StartLimit = Limit("--start-timeout", "Gives up on a notebook's process that is not ready by then (120).");
    private static readonly Option<string?> Memory = new("--memory") { Description = "Ends a notebook that needs more memory.", HelpName = "size, as 4G" };
    private static readonly Option<int> Jobs = new("--jobs") { Description = "Runs so many notebooks at the same time, each with its share of the processors.", HelpName = "N", DefaultValueFactory = _ => 1 };
    private static readonly Option<string[]> Skip = new("--skip") { Description = "Leaves out cells with this tag, such as 'slow'.", HelpName = "tag", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<bool> Cached = new("--cached") { Description = "Does not run a notebook again whose last run, with the same cells, parameters and nbkit, went well." };
    private static readonly Option<bool> Check = new("--check") { Description = "Fails where a fresh output is not the stored one." };
    private static readonly Option<double?> Tolerance = new("--tolerance") { Description = "By how much numbers may differ in a check, relative to the larger (0.001).", HelpName = "X" };
    private static readonly Option<string?> Sanitize = new("--sanitize") { Description = "More expressions for a check to replace, in nbval's format.", HelpName = "FILE" };
    private static readonly Option<string[]> Reports = new("--report") { Description = $"Writes a report; kinds: {string.Join(", ", ReportRequest.Kinds)}.", HelpName = "kind=FILE", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<bool> InPlace = new("--in-place") { Description = "Also replaces each .ipynb by its executed form, after a good run." };
    private static readonly Option<bool> Html = new("--html") { Description = "Also writes a self-contained HTML page." };
    private static readonly Option<bool> Offline = new("--offline") { Description = "Uses no network: only data that is on this machine." };

    public static Command Create()
    {
        Memory.Validators.Add(result =>
        {
            if (ByteSize.Parse(TextOf(result)) is not { } size) result.AddError($"--memory {TextOf(result)} is not a size; write 512M or 4G.");
            else if (size < LeastMemory) result.AddError($"--memory {TextOf(result)} is too little: without a cell, a notebook's process needs {ByteSize.Text(LeastMemory)}.");
        });
        Tolerance.Validators.Add(result =>
        {
            if (!double.TryParse(TextOf(result), CultureInfo.InvariantCulture, out double tolerance) || !(tolerance >= 0 && tolerance <= 1)) result.AddError($"--tolerance {TextOf(result)} is not a number from 0 to 1.");
        });
        Jobs.Validators.Add(result =>
        {
            if (!result.Implicit && (!int.TryParse(TextOf(result), CultureInfo.InvariantCulture, out int jobs) || jobs < 1)) result.AddError($"--jobs {TextOf(result)} is not a number from 1.");
        });

        var command = new Command("run", "Runs notebooks from their first cell to their last and writes them with their outputs. " +
            "Exit codes: 0 ok, 1 a cell failed, 2 bad input or usage, 3 timed out, 4 could not write, 5 over --memory, 6 the notebook's process died, 7 --check found a difference, 129/130/143 interrupted.")
        {
            Notebooks, OutFolder, Parameters, ParameterFiles, CellLimit, NotebookLimit, StartLimit, Memory, Jobs, Skip, Cached, Check, Tolerance, Sanitize, Reports, Html, InPlace, Offline,
        };
        command.SetAction((arguments, _) => RunAsync(arguments));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments)
    {
        if (arguments.GetValue(Offline)) Environment.SetEnvironmentVariable("NOTEBOOKKIT_OFFLINE", "1");
        RunTerminal terminal = RunTerminal.OfThisProcess();
        try
        {
            using var stop = new StopSignal();
            return await new NotebookRunner(OptionsOf(arguments), terminal, stop).RunAsync();
        }
        catch (KitException failure)
        {
            terminal.Problem(failure.Message);
            return ExitCodes.BadInput;
        }
    }

    private static RunOptions OptionsOf(ParseResult arguments)
    {
        var check = new ComparisonOptions { Rules = arguments.GetValue(Sanitize) is { } rules ? SanitiseFile.Read(rules) : [] };
        return new RunOptions
        {
            Notebooks = NotebookFolder.Expand(arguments.GetValue(Notebooks)!, arguments.GetValue(OutFolder)!),
            OutFolder = arguments.GetValue(OutFolder)!,
            Parameters = arguments.GetValue(Parameters) ?? [],
            ParameterFile = arguments.GetValue(ParameterFiles) is { } file ? ParameterFile.Read(file) : null,
            Timeout = TimeOf(arguments.GetValue(CellLimit)),
            NotebookTimeout = TimeOf(arguments.GetValue(NotebookLimit)),
            StartTimeout = TimeOf(arguments.GetValue(StartLimit)) ?? TimeSpan.FromMinutes(2),
            Memory = arguments.GetValue(Memory) is { } size ? ByteSize.Parse(size) : null,
            Jobs = arguments.GetValue(Jobs),
            Skip = arguments.GetValue(Skip) ?? [],
            Cached = arguments.GetValue(Cached),
            Check = !arguments.GetValue(Check) ? null : arguments.GetValue(Tolerance) is { } tolerance ? check with { Tolerance = tolerance } : check,
            Reports = [.. (arguments.GetValue(Reports) ?? []).Select(ReportRequest.Parse)],
            Html = arguments.GetValue(Html),
            InPlace = arguments.GetValue(InPlace),
        };
    }

    private static Option<double?> Limit(string name, string description)
    {
        var option = new Option<double?>(name) { Description = description, HelpName = "seconds" };
        option.Validators.Add(result =>
        {
            if (!double.TryParse(TextOf(result), CultureInfo.InvariantCulture, out double seconds) || !(seconds > 0 && seconds < int.MaxValue / 1000))
                result.AddError($"{name} {TextOf(result)} is not a positive number of seconds.");
        });
        return option;
    }

    private static string TextOf(OptionResult result) => string.Concat(result.Tokens.Select(token => token.Value));

    private static TimeSpan? TimeOf(double? seconds) => seconds is { } value ? TimeSpan.FromSeconds(value) : null;
}
