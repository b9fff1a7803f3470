using System.CommandLine;

namespace NotebookKit.Host;

/// <summary>The command line of <c>nbkit</c>: its commands, and what is said about one that is not understood.</summary>
internal static class NbkitCommand
{
    public static RootCommand Create() => new("NotebookKit's notebook runner: C# notebooks without a front end.")
    {
        RunCommand.Create(),
        DescribeCommand.Create(),
        StripCommand.Create(),
        ConvertCommand.Create(),
        DoctorCommand.Create(),
        JupyterCommand.Create(),
        WorkerCommand.Create(),
    };

    /// <summary>Says on standard error what is wrong with a command line.</summary>
    /// <returns>The exit code.</returns>
    public static int Refuse(ParseResult arguments)
    {
        foreach (string message in arguments.Errors.Select(error => error.Message).Distinct()) Console.Error.WriteLine($"nbkit: {message}");
        string command = arguments.CommandResult.Command is RootCommand ? "" : $"{arguments.CommandResult.Command.Name} ";
        Console.Error.WriteLine($"nbkit {command}--help says how it is used.");
        return ExitCodes.BadInput;
    }
}
