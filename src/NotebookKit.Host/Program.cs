using System.CommandLine;
using NotebookKit.Host;

var root = new RootCommand("NotebookKit's notebook runner: C# notebooks without a front end.") { RunCommand.Create(), WorkerCommand.Create() };
ParseResult arguments = root.Parse(args);
if (arguments.Errors.Count > 0)
{
    foreach (string message in arguments.Errors.Select(error => error.Message).Distinct()) Console.Error.WriteLine($"nbkit: {message}");
    Console.Error.WriteLine("nbkit run --help says how it is used.");
    return ExitCodes.BadInput;
}

// Ctrl-C and SIGTERM belong to the run, which saves first.
return await arguments.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
