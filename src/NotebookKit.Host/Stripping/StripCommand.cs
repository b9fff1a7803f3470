using System.CommandLine;
using System.Globalization;

namespace NotebookKit.Host;

/// <summary>The command <c>nbkit strip</c>: notebooks without what running them put in, ready to be committed.</summary>
internal static class StripCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("files") { Description = "The .ipynb notebooks; each is changed in its place.", Arity = ArgumentArity.OneOrMore };
        var check = new Option<bool>("--check") { Description = "Changes nothing; says which notebooks would be, and fails when there are any." };
        var timings = new Option<bool>("--timings") { Description = "Takes out only when each cell ran; outputs stay." };
        var command = new Command("strip", "Takes outputs, execution counts and execution metadata out of notebooks; everything else stays byte for byte. " +
            "Exit codes: 0 ok, 2 not a notebook, 4 could not write, 7 --check found something.")
        {
            files, check, timings,
        };
        command.SetAction(arguments =>
            arguments.GetValue(files)!.Max(file => CommandWork.Do(() => Strip(file, arguments.GetValue(timings) ? StripScope.Timings : StripScope.Outputs, arguments.GetValue(check)))));
        return command;
    }

    private static int Strip(string path, StripScope scope, bool onlyChecks)
    {
        NotebookFile.MustBeNotebook(path);
        if (NotebookFile.IsScript(path)) return ExitCodes.Ok; // a script has no outputs
        IpynbFormat.ReadOfAnyLanguage(path, NotebookFile.ReadText(path));

        byte[] file = File.ReadAllBytes(path);
        StrippedText stripped = NotebookStripper.Strip(file, scope);
        if (!stripped.Changed) return ExitCodes.Ok;
        if (onlyChecks) return CommandWork.Say($"{path} has {Found(stripped, scope)}; run: nbkit strip {(scope == StripScope.Timings ? "--timings " : "")}{path}", ExitCodes.Differs);

        OutputFile.Replace(path, stripped.Bytes);
        Console.Out.WriteLine($"stripped  {path}  {Found(stripped, scope)}, {(file.Length - stripped.Bytes.Length).ToString("N0", CultureInfo.InvariantCulture)} bytes");
        return ExitCodes.Ok;
    }

    private static string Found(StrippedText stripped, StripScope scope) =>
        scope == StripScope.Timings ? "times of its cells" : stripped.Outputs == 0 ? "traces of a run" : $"outputs of {stripped.Outputs} cells";
}
