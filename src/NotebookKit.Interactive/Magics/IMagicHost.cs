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

    /// <summary>Compiles what follows the magic in its cell, for a magic that runs it: once, many times, or not at all.</summary>
    /// <returns>Runs it. The value of its last expression is shown as the cell's result.</returns>
    Task<Func<Task>> PrepareRestAsync();
}
