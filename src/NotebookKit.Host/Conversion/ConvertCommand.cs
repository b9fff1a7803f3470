using System.CommandLine;

namespace NotebookKit.Host;

/// <summary>The command <c>nbkit convert</c>: a notebook as a script, a script as a notebook, either as a page.</summary>
internal static class ConvertCommand
{
    public static Command Create()
    {
        var input = new Argument<string>("in") { Description = "The .ipynb or .dib notebook." };
        var output = new Argument<string>("out") { Description = "The .ipynb, .dib or .html file to write." };
        var force = new Option<bool>("--force") { Description = "Replaces the file if it is there." };
        var command = new Command("convert", "Writes a notebook in another format, without running it. Exit codes: 0 ok, 2 bad input or usage, 4 could not write.") { input, output, force };
        command.SetAction(arguments => CommandWork.Do(() => Convert(arguments.GetValue(input)!, arguments.GetValue(output)!, arguments.GetValue(force))));
        return command;
    }

    private static int Convert(string input, string output, bool force)
    {
        bool isPage = Path.GetExtension(output).Equals(".html", StringComparison.OrdinalIgnoreCase);
        if (!isPage && !NotebookFile.IsNotebook(output)) throw new KitException($"{output} has no extension that nbkit writes: choose .ipynb, .dib or .html.");
        Notebook notebook = NotebookFile.Read(input);
        if (Path.GetFullPath(input) == Path.GetFullPath(output)) throw new KitException($"{output} is the notebook itself; name another file.");
        if (File.Exists(output) && !force) throw new KitException($"{output} is there already; --force replaces it.");

        OutputFile.Write(output, isPage ? NotebookPage.Write(notebook, StoredRun.Of(notebook, input), Path.GetDirectoryName(Path.GetFullPath(input))!)
            : NotebookFile.IsIpynb(output) ? IpynbFormat.Write(notebook) : DibWriter.Write(notebook));
        if (NotebookFile.IsScript(output) && DibWriter.Losses(notebook) is { Count: > 0 } losses)
            Console.Error.WriteLine($"nbkit: a script has no place for {Listed(losses)}; {input} still has them.");
        Console.Out.WriteLine($"written  {output}");
        return ExitCodes.Ok;
    }

    private static string Listed(IReadOnlyList<string> words) => words.Count == 1 ? words[0] : $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}";
}
