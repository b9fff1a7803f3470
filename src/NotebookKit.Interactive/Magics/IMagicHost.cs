namespace NotebookKit.Interactive;

/// <summary>What a notebook's host offers to a magic command while it runs.</summary>
public interface IMagicHost
{
    /// <summary>The notebook's variables, newest first; of variables with one name only the newest.</summary>
    IReadOnlyList<NotebookVariable> Variables { get; }

    /// <summary>All magic commands that the notebook has.</summary>
    MagicCommands Commands { get; }

    /// <summary>Cancelled when the user interrupts.</summary>
    CancellationToken Interrupted { get; }

    /// <summary>Shows a value below the cell.</summary>
    void Show(object value);

    /// <summary>
    /// Compiles what follows the magic in its cell, for a magic that runs it: once, many times, or not at all. A host that
    /// cannot compile beforehand does it each time.
    /// </summary>
    /// <returns>Runs it. The value of its last expression is shown as the cell's result.</returns>
    Task<Func<Task>> PrepareRestAsync();

    /// <summary>The C# that follows the magic in its cell, for a magic that runs it in its own way; the host does not run it any more.</summary>
    /// <exception cref="KitException">Something else than C# follows.</exception>
    string TakeRest();

    /// <summary>Runs C# as if it stood in the cell: what it declares stays, what it shows is shown.</summary>
    /// <param name="code">The code.</param>
    Task RunAsync(string code);
}
