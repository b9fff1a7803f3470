using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using NotebookKit.Interactive;

namespace NotebookKit.Host;

/// <summary>The magic commands that belong to an engine of nbkit's, under the names that .NET Interactive gave them.</summary>
internal sealed class EngineMagics(CSharpEngine engine)
{
    public IEnumerable<MagicCommand> All =>
    [
        MagicCommand.Of("#!time", TimeAsync), MagicCommand.Of("#!who", Who), MagicCommand.Of("#!whos", Whos),
        MagicCommand.Of("#!lsmagic", ListMagics), MagicCommand.Of("#!import", ImportAsync), MagicCommand.Of("#!forget", Forget),
    ];

    [Description("Says how long the rest of the cell takes, with its compilation.")]
    private static async Task<string> TimeAsync(IMagicHost host)
    {
        long start = Stopwatch.GetTimestamp();
        Func<Task> rest = await host.PrepareRestAsync();
        await rest();
        return string.Create(CultureInfo.InvariantCulture, $"Wall time: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F1} ms");
    }

    [Description("Lists the names of the variables, newest first.")]
    private static string Who(IMagicHost host) =>
        host.Variables.Count > 0 ? string.Join("  ", host.Variables.Select(variable => variable.Name)) : "There are no variables yet.";

    [Description("Lists the variables with their types and values, newest first.")]
    private static MimeBundle Whos(IMagicHost host) => SmallTable.Of(
        ["name", "type", "value"], host.Variables.Select(variable => new[] { variable.Name, TypeName.Of(variable.Type), ShortValue.Of(variable.Value) }));

    [Description("Lists the magic commands.")]
    private static MimeBundle ListMagics(IMagicHost host) => SmallTable.Of(
        ["magic", "what it does"],
        host.Commands.Select(command => new[] { command.Usage, command.Description }).Concat(
        [
            ["#!csharp", "What follows is C#."],
            ["#!html", "What follows is HTML, shown as it is."],
            ["#!markdown", "What follows is Markdown, shown as it is."],
        ]));

    [Description("Runs the C# of a notebook or a script here, as if its cells stood in this one.")]
    private Task ImportAsync([Description("an .ipynb, .dib, .cs or .csx, relative to the notebook")] string file) => new FileImport(engine).RunAsync(file);

    [Description("Lets go of what a variable holds, in every cell that ever declared it.")]
    private void Forget([Description("the variable's name")] string name)
    {
        if (!engine.Chain.Forget(name)) throw new KitException($"#!forget: there is no variable {name}.");
    }
}
