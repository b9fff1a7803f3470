using System.CommandLine;
using NotebookKit.Host;

ParseResult arguments = NbkitCommand.Create().Parse(args);
if (arguments.Errors.Count > 0) return NbkitCommand.Refuse(arguments);

// Ctrl-C and SIGTERM belong to the run, which saves first.
return await arguments.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
