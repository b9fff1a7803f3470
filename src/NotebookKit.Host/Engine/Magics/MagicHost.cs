using NotebookKit.Display;
using NotebookKit.Interactive;

namespace NotebookKit.Host;

/// <summary>The engine as a magic command sees it.</summary>
/// <param name="engine">The engine.</param>
/// <param name="scope">The running cell.</param>
/// <param name="rest">What follows the magic in its cell.</param>
/// <param name="prepareRest">Makes that ready.</param>
/// <param name="compile">Compiles C# that is to run at the magic's place.</param>
internal sealed class MagicHost(
    CSharpEngine engine, CellScope scope, IReadOnlyList<CellPart> rest, Func<Task<Func<Task<MimeBundle?>>>> prepareRest, Func<string, Task<Func<Task<MimeBundle?>>>> compile) : IMagicHost
{
    // Once: formatters that the user registers afterwards are to win.
    private static readonly Lazy<bool> KitFaces = new(() =>
    {
        NotebookKitExtension.Load();
        return true;
    });

    public IReadOnlyList<NotebookVariable> Variables => engine.Variables;

    public MagicCommands Commands => engine.Magics;

    public CancellationToken Interrupted => scope.WatchInterrupt();

    /// <summary>Whether the magic has taken over the rest of the cell.</summary>
    public bool HasRest { get; private set; }

    /// <summary>The result of the rest's last run.</summary>
    public MimeBundle? Result { get; private set; }

    public void Show(object value)
    {
        // A kit's magic works, and looks as it should, in a notebook that has not loaded the kit.
        if (Faces.Has(value.GetType())) _ = KitFaces.Value;
        CellStatics.display(value);
    }

    public async Task<Func<Task>> PrepareRestAsync()
    {
        HasRest = true;
        Func<Task<MimeBundle?>> run = await prepareRest();
        return async () => Result = await run();
    }

    public string TakeRest()
    {
        if (rest is not ([] or [CellPart.Code])) throw new KitException("Below this magic there can be C# only.");
        HasRest = true;
        return rest is [CellPart.Code code] ? code.Text : "";
    }

    public async Task RunAsync(string code)
    {
        Func<Task<MimeBundle?>> run = await compile(code);
        if (await run() is { } value) CellStatics.display(value);
    }
}
