using System.CommandLine;
using System.Text.Json;

namespace NotebookKit.Host;

/// <summary>The command <c>nbkit describe</c>: what a notebook is about, needs and takes.</summary>
internal static class DescribeCommand
{
    private static readonly JsonSerializerOptions Writing = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n", Encoder = JupyterEncoder.Instance };

    public static Command Create()
    {
        var files = new Argument<string[]>("files") { Description = "The .ipynb and .dib notebooks.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Writes JSON: an object a notebook, in a list." };
        var command = new Command("describe", "Says what notebooks are about, what data they need and which parameters they take, without running them. Exit codes: 0 ok, 2 bad input or usage.") { files, json };
        command.SetAction(arguments => CommandWork.Do(() =>
        {
            List<NotebookDescription> notebooks = [];
            List<string> problems = [];
            foreach (string file in arguments.GetValue(files)!)
            {
                try
                {
                    notebooks.Add(NotebookReader.Describe(NotebookFile.Read(file)));
                }
                catch (KitException failure)
                {
                    problems.Add(failure.Message);
                }
            }

            foreach (string problem in problems) Console.Error.WriteLine($"nbkit: {problem}");
            Console.Out.WriteLine(arguments.GetValue(json)
                ? JsonSerializer.Serialize(notebooks, Writing)
                : string.Join('\n', notebooks.Select(DescriptionText.Write)).TrimEnd());
            return problems.Count == 0 ? ExitCodes.Ok : ExitCodes.BadInput;
        }));
        return command;
    }
}
