using System.CommandLine;
using NotebookKit.Host;

ParseResult arguments = NbkitCommand.Create().Parse(args);
if (arguments.Errors.Count > 0) return NbkitCommand.Refuse(arguments);

var output = new GuardedOutput(Console.Out);
Console.SetOut(output);
Console.SetError(new GuardedOutput(Console.Error));
// Ctrl-C and SIGTERM belong to the run, which saves first.
int code = await arguments.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, Output = Console.Out, Error = Console.Error });
if (output.Failure is null) return code;
Console.Error.WriteLine($"nbkit: not everything could be written to standard output: {output.Failure}");
return code == ExitCodes.Ok ? ExitCodes.CouldNotWrite : code;
