namespace NotebookKit.Interactive;

/// <summary>A host that is given as delegates.</summary>
/// <param name="variables">The notebook's variables.</param>
/// <param name="show">Shows a value below the cell.</param>
/// <param name="takeRest">The C# below the magic, which the host does not run any more; null where something else follows.</param>
/// <param name="run">Runs C# as if it stood in the cell; what went wrong, or null.</param>
/// <param name="interrupted">Cancelled when the user interrupts.</param>
public sealed class DelegatedMagicHost(
    Func<IEnumerable<NotebookVariable>> variables, Action<object> show, Func<string?> takeRest, Func<string, Task<string?>> run, CancellationToken interrupted) : IMagicHost
{
    /// <inheritdoc/>
    public IReadOnlyList<NotebookVariable> Variables => [.. variables()];

    /// <inheritdoc/>
    public MagicCommands Commands { get; } = All();

    /// <inheritdoc/>
    public CancellationToken Interrupted => interrupted;

    /// <inheritdoc/>
    public void Show(object value) => show(value);

    /// <inheritdoc/>
    public Task<Func<Task>> PrepareRestAsync()
    {
        string rest = TakeRest();
        return Task.FromResult(() => RunAsync(rest));
    }

    /// <inheritdoc/>
    public string TakeRest() => takeRest() ?? throw new KitException("Below this magic there can be C# only.");

    /// <inheritdoc/>
    public async Task RunAsync(string code)
    {
        if (await run(code) is { } failure) throw new KitException(failure);
    }

    private static MagicCommands All()
    {
        var commands = new MagicCommands();
        commands.Add(KitMagics.All);
        return commands;
    }
}
