using System.CommandLine;

namespace NotebookKit.Host;

/// <summary><c>nbkit worker</c>, which other commands of nbkit start; nobody types it.</summary>
internal static class WorkerCommand
{
    public const string Name = "worker";

    public static Command Create()
    {
        var pipe = new Argument<string>("pipe");
        var key = new Argument<string>("key");
        var command = new Command(Name) { pipe, key };
        command.Hidden = true;
        command.SetAction(arguments => WorkerServer.Run(arguments.GetValue(pipe)!, arguments.GetValue(key)!));
        return command;
    }
}
