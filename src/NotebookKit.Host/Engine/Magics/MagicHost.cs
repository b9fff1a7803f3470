using NotebookKit.Interactive;

namespace NotebookKit.Host;

/// <summary>The engine as a magic command sees it.</summary>
/// <param name="engine">The engine.</param>
/// <param name="scope">The running cell.</param>
/// <param name="rest">Makes ready what follows the magic in its cell.</param>
internal sealed class MagicHost(CSharpEngine engine, CellScope scope, Func<Task<Func<Task<MimeBundle?>>>> rest) : IMagicHost
{
    public IReadOnlyList<NotebookVariable> Variables => engine.Variables;

    public MagicCommands Commands => engine.Magics;

    public CancellationToken Interrupted => scope.WatchInterrupt();

    /// <summary>Whether the magic has taken over the rest of the cell.</summary>
    public bool HasRest { get; private set; }

    /// <summary>The result of the rest's last run.</summary>
    public MimeBundle? Result { get; private set; }

    public void Show(object value) => CellStatics.display(value);

    public async Task<Func<Task>> PrepareRestAsync()
    {
        HasRest = true;
        Func<Task<MimeBundle?>> run = await rest();
        return async () => Result = await run();
    }
}
