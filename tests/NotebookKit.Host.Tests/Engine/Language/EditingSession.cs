namespace NotebookKit.Host.Tests;

/// <summary>Cells that have run, as far as typing is concerned, and one that is being typed. Its cursor is written ¦.</summary>
internal sealed class EditingSession : IDisposable
{
    public const string Kit = "#r \"nuget: NotebookKit.Interactive\"\nusing NotebookKit;\nusing TorchSharp;\nusing static TorchSharp.torch;\nusing static TorchSharp.torch.nn;";

    public EditingSession(params string[] cells)
    {
        Service = new LanguageService(["#!csharp", "#!html", "#!time", "#!who", "#!whos"], name => name == "answer" ? "42" : null);
        foreach (string cell in cells) Submit(cell);
    }

    public LanguageService Service { get; }

    /// <summary>Adds a cell as the engine does; its packages are the kit's.</summary>
    public void Submit(string cell)
    {
        CellDirectives directives = CellDirectives.Read(cell);
        Service.Add(directives.Code, directives.Packages.Count > 0 ? [.. HostAssemblies.Kit] : []);
    }

    public async Task<Completions> CompleteAsync(string cell)
    {
        (string code, int position) = Cursor(cell);
        return await Service.CompleteAsync(code, position);
    }

    /// <summary>What the list shows, best first.</summary>
    public async Task<string[]> NamesAsync(string cell) => [.. (await CompleteAsync(cell)).Items.Select(item => item.Display)];

    /// <summary>The cell after an entry was chosen.</summary>
    public async Task<string> ChooseAsync(string cell, string display)
    {
        Completions completions = await CompleteAsync(cell);
        CompletionEntry entry = completions.Items.First(item => item.Display == display);
        string code = Cursor(cell).Code;
        return code[..completions.Start] + entry.Text + code[completions.End..];
    }

    public async Task<Inspection?> InspectAsync(string cell, int detail = 0)
    {
        (string code, int position) = Cursor(cell);
        return await Service.InspectAsync(code, position, detail);
    }

    /// <summary>The first line of what an inspection says.</summary>
    public async Task<string?> SignatureLineAsync(string cell) => (await InspectAsync(cell))?.Plain.Split('\n')[0];

    public async Task<SignatureHelp?> SignatureAsync(string cell)
    {
        (string code, int position) = Cursor(cell);
        return await Service.SignatureAsync(code, position);
    }

    public void Dispose() => Service.Dispose();

    private static (string Code, int Position) Cursor(string cell)
    {
        int position = cell.IndexOf('¦');
        return (cell.Remove(position, 1), position);
    }
}
