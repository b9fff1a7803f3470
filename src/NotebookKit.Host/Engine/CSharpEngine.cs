using NotebookKit.Interactive;

namespace NotebookKit.Host;

/// <summary>
/// Runs C# cells one after another with their state: the one engine behind every front end. It knows values, streams and
/// displays (<see cref="ICellSink"/>), and nothing of notebooks or protocols.
/// </summary>
internal sealed class CSharpEngine : IDisposable
{
    private readonly CellThread _thread = new();
    private volatile bool _busy;

    /// <param name="folder">The notebook's folder: files, sources of packages and nuget.config are looked for there; by default the current one.</param>
    public CSharpEngine(string? folder = null)
    {
        Folder = folder ?? Directory.GetCurrentDirectory();
        References = new CellReferences(Chain, Folder);
        Magics.Add(KitMagics.All);
        Magics.Add(new EngineMagics(this).All);
        Language = new LanguageService(Magics.Select(magic => magic.Name).Concat(["#!csharp", "#!html", "#!markdown"]), ShortValueOf, ArgumentsOf);
        Chain.Submitted += Language.Add;
        LiveDisplay.Open = first => CellScope.Current!.OpenLive(first);
        LiveDisplay.Interrupted = () => CellScope.Current?.WatchInterrupt() ?? CancellationToken.None;
    }

    public string Folder { get; }

    public SubmissionChain Chain { get; } = new();

    public CellReferences References { get; }

    public MagicCommands Magics { get; } = new();

    /// <summary>Completion, inspection and the like against the cells run so far. Usable while a cell runs; costs nothing before it is asked.</summary>
    public LanguageService Language { get; }

    /// <summary>The variables of all cells, newest first; of those with one name only the newest.</summary>
    public IReadOnlyList<NotebookVariable> Variables => Chain.Variables;

    /// <summary>Runs a cell; cells that are sent meanwhile wait for it.</summary>
    public Task<CellOutcome> RunAsync(CellCode cell, ICellSink sink) => _thread.RunAsync(async interrupt =>
    {
        _busy = true;
        try
        {
            CellConsole.Restore();
            using var scope = new CellScope(sink, interrupt);
            using IDisposable assemblies = Chain.Assemblies.Enter();
            return await new CellExecution(this, cell, scope).RunAsync();
        }
        finally
        {
            _busy = false;
        }
    });

    /// <summary>Ends the running cell, if there is one, and returns at once.</summary>
    public void Interrupt() => _thread.Interrupt();

    public void Dispose()
    {
        _thread.Dispose();
        Language.Dispose();
    }

    private MagicCompletion? ArgumentsOf(string name, string typed) => Magics.Find(name) is { } magic ? MagicCompletion.Find(magic, typed, Variables) : null;

    // While a cell runs, what a variable holds may be disposed at any moment: a tensor's shape would be read from freed memory.
    private string? ShortValueOf(string name) =>
        !_busy && Variables.FirstOrDefault(variable => variable.Name == name) is { } variable ? ShortValue.Of(variable.Value) : null;
}
